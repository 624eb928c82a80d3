#include <support/quiet.h>
#include <ui/shared/banner.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/headertabs.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/selectionbar.h>
#include <ui/shared/theme/appearance.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QApplication>
#include <QCheckBox>
#include <QDirIterator>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QToolButton>

using namespace Minideck;

// What a part measures, how icons take colours, and that text from outside stays text.
class TestStyle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance.apply(); }
    void init() { failOnUnexpectedWarnings(); }
    void cleanup() { m_appearance.setTheme(Appearance::Theme::System); }
    void controlsHaveTheSizesOfTheDesign();
    void controlsGrowWithTheText();
    void everyIconOfTheSourceIsThere();
    void iconsTakeTheColorAskedFor();
    void iconsFollowTheTheme();
    void theThemeChangesWhileTheProgramRuns();
    void labelsNeverReadMarkup();
    void tooltipsShowMarkupAsItIs();
    void linesFromOutsideAreHarmless();
    void longLabelsElideAndSayTheRestInTheTooltip();
    void wrappedLabelsTakeTheLinesTheyNeed();
    void aBannerIsOneSentenceForScreenReaders();
    void backspaceTakesTheLastToken();

private:
    Appearance m_appearance;
};

void TestStyle::controlsHaveTheSizesOfTheDesign()
{
    QPushButton button(u"Assign…"_qs);
    QCOMPARE(button.sizeHint().height(), 28);
    setSmall(&button);
    QCOMPARE(button.sizeHint().height(), 24);
    QToolButton tool;
    tool.setIcon(icon(u"columns"_qs));
    QCOMPARE(tool.sizeHint(), QSize(28, 28));
    QCOMPARE(QLineEdit().sizeHint().height(), 28);
    QVERIFY(QCheckBox(u"Keep"_qs).sizeHint().height() >= Metrics::MinimumTarget);
    QMenuBar bar;
    bar.addMenu(u"File"_qs);
    QCOMPARE(bar.sizeHint().height(), 28);
    QHeaderView header(Qt::Horizontal);
    QStandardItemModel model(0, 2);
    header.setModel(&model);
    QCOMPARE(header.sizeHint().height(), 28);
    QCOMPARE(Banner().sizeHint().height(), 36);
    QCOMPARE(SelectionBar().sizeHint().height(), 44);
    QCOMPARE(FilterField().sizeHint().height(), 28);
}

void TestStyle::controlsGrowWithTheText()
{
    QFont large = QApplication::font();
    large.setPixelSize(26);
    QPushButton button(u"Assign…"_qs);
    button.setFont(large);
    QVERIFY(button.sizeHint().height() >= QFontMetrics(large).height());
    QLineEdit field;
    field.setFont(large);
    QVERIFY(field.sizeHint().height() >= QFontMetrics(large).height());
    const PlainLabel label(u"Members"_qs);
    QCOMPARE(textFont(TextStyle::Large, large).pixelSize(), 42);
}

void TestStyle::everyIconOfTheSourceIsThere()
{
    static const QRegularExpression use(
        u"(?:icon|paintIcon|setIcon|IconLabel)\\([^;\"]*?u\"([a-z-]+)\"_qs"_qs);
    QDirIterator walk(QStringLiteral(SOURCE_DIR "/ui"), {u"*.cpp"_qs}, QDir::Files,
                      QDirIterator::Subdirectories);
    int found = 0;
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const auto &match : use.globalMatch(QString::fromUtf8(file.readAll()))) {
            ++found;
            QVERIFY2(QFile::exists(u":/icons/%1.svg"_qs.arg(match.captured(1))),
                     qPrintable(match.captured(1)));
        }
    }
    QVERIFY(found > 20);
    QVERIFY(icon(u"no-such-icon"_qs).isNull());
}

void TestStyle::iconsTakeTheColorAskedFor()
{
    const QImage drawn = iconPixmap(u"st-active"_qs, 16, QColor(0x1B7A3D), 2).toImage();
    QCOMPARE(drawn.size(), QSize(32, 32));
    QCOMPARE(drawn.pixelColor(16, 16), QColor(0x1B7A3D));
    QCOMPARE(drawn.pixelColor(0, 0).alpha(), 0);
    QCOMPARE(iconPixmap(u"st-active"_qs, 16, QColor(Qt::red), 1).toImage().pixelColor(8, 8), QColor(Qt::red));
}

void TestStyle::iconsFollowTheTheme()
{
    const QIcon dot = icon(u"st-active"_qs);
    QCOMPARE(dot.name(), u"st-active"_qs);
    m_appearance.setTheme(Appearance::Theme::Light);
    QCOMPARE(dot.pixmap(16).toImage().pixelColor(8, 8), lightColors().muted);
    QCOMPARE(dot.pixmap(QSize(16, 16), QIcon::Disabled).toImage().pixelColor(8, 8), lightColors().off);
    m_appearance.setTheme(Appearance::Theme::Dark);
    QCOMPARE(dot.pixmap(16).toImage().pixelColor(8, 8), darkColors().muted);
}

void TestStyle::theThemeChangesWhileTheProgramRuns()
{
    QPushButton button(u"Invite"_qs);
    setButtonKind(&button, ButtonKind::Primary);
    m_appearance.setTheme(Appearance::Theme::Light);
    QTRY_COMPARE(button.grab().toImage().pixelColor(4, 14), lightColors().accent);
    m_appearance.setTheme(Appearance::Theme::Dark);
    QTRY_COMPARE(button.grab().toImage().pixelColor(4, 14), darkColors().accent);
}

void TestStyle::labelsNeverReadMarkup()
{
    const QString markup = u"<b>Ana</b><img src=x>"_qs;
    PlainLabel label(markup);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    PlainLabel same(u"Ana"_qs);
    QVERIFY(label.sizeHint().width() > 3 * same.sizeHint().width());
    Note note(Tone::Warning, u"warning"_qs, markup);
    for (const QLabel *part : note.findChildren<QLabel *>())
        QCOMPARE(part->textFormat(), Qt::PlainText);
    Banner banner;
    banner.setContent(Tone::Warning, u"warning"_qs, markup, markup);
    for (const QLabel *part : banner.findChildren<QLabel *>())
        QCOMPARE(part->textFormat(), Qt::PlainText);
}

void TestStyle::tooltipsShowMarkupAsItIs()
{
    QCOMPARE(toolTipText(u"<b>&</b>"_qs), u"<qt>&lt;b&gt;&amp;&lt;/b&gt;</qt>"_qs);
    QCOMPARE(toolTipText({}), QString());
}

void TestStyle::linesFromOutsideAreHarmless()
{
    QCOMPARE(singleLine(u"a\nb\tc"_qs), u"a b c"_qs);
    QCOMPARE(singleLine(u"gpj\u202Eexe"_qs), u"gpjexe"_qs);
    QCOMPARE(singleLine(u"Łukasz 灰度"_qs), u"Łukasz 灰度"_qs);
    QVERIFY(singleLine(QString(1'000'000, u'x')).size() <= 2000);
}

void TestStyle::longLabelsElideAndSayTheRestInTheTooltip()
{
    PlainLabel label(u"hana.kobayashi@northbay.example"_qs);
    label.resize(80, 18);
    label.show();
    QVERIFY(label.text().endsWith(QChar(0x2026)));
    QCOMPARE(label.toolTip(), toolTipText(label.fullText()));
    label.resize(600, 18);
    QCOMPARE(label.text(), label.fullText());
    QVERIFY(label.toolTip().isEmpty());
}

void TestStyle::wrappedLabelsTakeTheLinesTheyNeed()
{
    PlainLabel label(u"Only admin of Clinic Queue. Name a second one before blocking."_qs);
    label.setWrapped(true);
    QCOMPARE(label.heightForWidth(1000), lineHeight(TextStyle::Base, label.font()));
    QCOMPARE(label.heightForWidth(240), 2 * lineHeight(TextStyle::Base, label.font()));
}

void TestStyle::aBannerIsOneSentenceForScreenReaders()
{
    Banner banner;
    banner.setContent(Tone::Warning, u"st-queued"_qs, u"Offline since 10:31."_qs, u"Data from 10:30."_qs);
    QCOMPARE(banner.accessibleName(), u"Offline since 10:31. Data from 10:30."_qs);
}

void TestStyle::backspaceTakesTheLastToken()
{
    FilterField field;
    field.setTokens({{u"role"_qs, u"role"_qs, u"Admin"_qs}, {u"team"_qs, u"team"_qs, u"Harbour"_qs}});
    QSignalSpy removed(&field, &FilterField::tokenRemoved);
    QTest::keyClick(field.edit(), Qt::Key_Backspace);
    QCOMPARE(removed.takeFirst().first().toString(), u"team"_qs);
    QTest::keyClicks(field.edit(), u"x"_qs);
    QTest::keyClick(field.edit(), Qt::Key_Backspace);
    QVERIFY(removed.isEmpty());
}

QTEST_MAIN(TestStyle)
#include "tst_style.moc"
