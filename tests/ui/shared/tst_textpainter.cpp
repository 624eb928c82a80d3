#include <support/quiet.h>
#include <ui/shared/textpainter.h>

#include <QPainter>

using namespace Minideck;

class TestTextPainter : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void whatFitsIsPaintedWhole_data() { texts(); }
    void whatFitsIsPaintedWhole();
    void whatDoesNotFitEndsInAnEllipsis_data() { texts(); }
    void whatDoesNotFitEndsInAnEllipsis();
    void textStandsAtTheSideItIsAlignedTo();

private:
    static void texts();
    // The columns that got ink, as first and last.
    static std::pair<int, int> ink(const QImage &image);

    TextPainter m_text;
};

void TestTextPainter::texts()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("latin") << u"oluwaseun.adeyemi@northbay-campus.example"_qs;
    QTest::newRow("accents") << u"Björk Þórsdóttir-Guðmundsdóttir af Reykjavík"_qs;
    QTest::newRow("cyrillic") << u"Катерина Володимирівна Бондаренко-Шевченко"_qs;
    QTest::newRow("arabic") << u"محمد عبد الرحمن بن عبد العزيز الأنصاري المدني"_qs;
    QTest::newRow("mixed") << u"Amara محمد Okafor and somebody else besides"_qs;
    QTest::newRow("surrogates") << QString::fromUcs4(
        U"\U00020BB7\U00020BB7\U00020BB7 long enough to be cut off");
}

std::pair<int, int> TestTextPainter::ink(const QImage &image)
{
    int first = image.width();
    int last = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::white)) {
                first = qMin(first, x);
                last = qMax(last, x);
            }
        }
    }
    return {first, last};
}

void TestTextPainter::whatFitsIsPaintedWhole()
{
    QFETCH(QString, text);
    QImage image(800, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const int painted = m_text.draw(painter, image.rect(), text, TextStyle::Base, Qt::black);
    painter.end();
    const int whole = qCeil(QFontMetricsF(m_text.font(TextStyle::Base)).horizontalAdvance(text));
    QVERIFY2(qAbs(painted - whole) <= 1, qPrintable(u"%1, whole %2"_qs.arg(painted).arg(whole)));
    QVERIFY(ink(image).second < painted + 2);
    QVERIFY(ink(image).first < 8); // left, whatever the script
}

void TestTextPainter::whatDoesNotFitEndsInAnEllipsis()
{
    QFETCH(QString, text);
    const QFontMetricsF metrics(m_text.font(TextStyle::Base));
    for (const int width : {40, 77, 120, 163}) {
        QImage image(200, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const int painted = m_text.draw(painter, QRect(0, 0, width, 30), text, TextStyle::Base, Qt::black);
        painter.end();
        const qreal expected = metrics.horizontalAdvance(metrics.elidedText(text, Qt::ElideRight, width));
        // The same as Qt's own, give or take the letter that stands on the edge.
        QVERIFY2(painted <= width + 1 && qAbs(painted - expected) < metrics.averageCharWidth() * 2.5,
                 qPrintable(u"%1 in %2, Qt: %3"_qs.arg(painted).arg(width).arg(expected)));
        QVERIFY(ink(image).second <= width + 1);
    }
}

void TestTextPainter::textStandsAtTheSideItIsAlignedTo()
{
    QImage image(300, 30, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    m_text.draw(painter, image.rect(), u"12 min"_qs, TextStyle::Base, Qt::black,
                Qt::AlignRight | Qt::AlignVCenter);
    painter.end();
    QVERIFY(ink(image).first > 240);
    QVERIFY(ink(image).second >= 296);
}

QTEST_MAIN(TestTextPainter)
#include "tst_textpainter.moc"
