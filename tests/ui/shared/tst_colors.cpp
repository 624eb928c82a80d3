#include <support/quiet.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/palette.h>
#include <ui/shared/theme/tone.h>

#include <cmath>

using namespace Minideck;

// Contrast of both themes, computed as WCAG 2.2 does: texts 4.5 : 1, parts 3 : 1.
class TestColors : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void textCanBeRead_data() { addThemes(); }
    void textCanBeRead();
    void partsCanBeSeen_data() { addThemes(); }
    void partsCanBeSeen();
    void thePaletteLeadsBackToItsColors_data() { addThemes(); }
    void thePaletteLeadsBackToItsColors();

private:
    static void addThemes();
};

static qreal linear(qreal channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

static qreal luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

static qreal contrast(const QColor &a, const QColor &b)
{
    const qreal first = luminance(a) + 0.05;
    const qreal second = luminance(b) + 0.05;
    return qMax(first, second) / qMin(first, second);
}

struct Pair
{
    const char *name;
    QColor front;
    QColor back;
};

static void compare(const QList<Pair> &pairs, qreal wanted)
{
    for (const Pair &pair : pairs) {
        const qreal found = contrast(pair.front, pair.back);
        QVERIFY2(found >= wanted, qPrintable(u"%1: %2"_qs.arg(QString::fromLatin1(pair.name)).arg(found)));
    }
}

void TestColors::addThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestColors::textCanBeRead()
{
    QFETCH(bool, dark);
    const Colors &c = dark ? darkColors() : lightColors();
    QList<Pair> pairs;
    for (const QColor &back : {c.base, c.window, c.sunken, c.hover})
        pairs << Pair{"text", c.text, back} << Pair{"muted", c.muted, back} << Pair{"accent", c.accent, back};
    for (const QColor &back : {c.base, c.window}) {
        for (const Tone tone : {Tone::Success, Tone::Warning, Tone::Danger, Tone::Suspended})
            pairs << Pair{"tone", toneColor(c, tone), back};
        pairs << Pair{"off", c.off, back};
    }
    for (const QColor &back : {c.selection, c.selectionInactive, c.sunkenSelected, c.token, c.raised,
                               c.successTint, c.warningTint, c.dangerTint, c.accentTint})
        pairs << Pair{"text on a colour", c.text, back};
    pairs << Pair{"primary button", c.onAccent, c.accent} << Pair{"tooltip", c.toastText, c.toast}
          << Pair{"muted on token", c.muted, c.token} << Pair{"danger button", c.danger, c.raised};
    compare(pairs, 4.5);
}

void TestColors::partsCanBeSeen()
{
    QFETCH(bool, dark);
    const Colors &c = dark ? darkColors() : lightColors();
    QList<Pair> pairs;
    for (const QColor &back : {c.base, c.window, c.sunken})
        pairs << Pair{"control border", c.controlLine, back} << Pair{"focus ring", c.accent, back};
    for (const Tone tone : {Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger, Tone::Suspended})
        pairs << Pair{"icon on a selected row", toneColor(c, tone), c.selection};
    pairs << Pair{"ring on a selected row", c.accent, c.selection};
    compare(pairs, 3);
}

void TestColors::thePaletteLeadsBackToItsColors()
{
    QFETCH(bool, dark);
    const Colors &colors = dark ? darkColors() : lightColors();
    const QPalette palette = makePalette(colors);
    QCOMPARE(&colorsOf(palette), &colors);
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), colors.selectionInactive);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::ButtonText), colors.off);
}

QTEST_GUILESS_MAIN(TestColors)
#include "tst_colors.moc"
