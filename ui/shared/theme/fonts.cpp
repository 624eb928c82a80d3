#include "fonts.h"

#include <QFontDatabase>

namespace Minideck {

static constexpr int InterfacePixels = 13;
static constexpr int FixedPixels = 12;

// Generic names are what Qt falls back to when no desktop says anything.
static bool isNamed(const QFont &font)
{
    static const QStringList generic{QString(),       u"sans"_qs,  u"sans-serif"_qs, u"sans serif"_qs,
                                     u"monospace"_qs, u"fixed"_qs, u"helvetica"_qs,  u"courier"_qs};
    return !generic.contains(font.family().toLower());
}

static QStringList installed(const QStringList &wanted)
{
    // Not hasFamily(), which asks fontconfig for what stands in for each family: a tenth of a start.
    static const QStringList all = QFontDatabase::families();
    QStringList families;
    for (const QString &family : wanted) {
        if (all.contains(family))
            families << family;
    }
    return families;
}

static QFont ownFont(const QStringList &wanted, const QString &generic, int pixels)
{
    QFont font;
    font.setFamilies(installed(wanted) << generic);
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont interfaceFont()
{
    const QFont desktop = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (isNamed(desktop))
        return desktop;
    return ownFont({u"Inter"_qs, u"Noto Sans CJK SC"_qs}, u"Sans Serif"_qs, InterfacePixels);
}

QFont fixedFont()
{
    QFont desktop = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (isNamed(desktop)) {
        desktop.setFamilies({desktop.family()});
        return desktop;
    }
    QFont font = ownFont({u"JetBrains Mono"_qs, u"Noto Sans Mono CJK SC"_qs}, u"Monospace"_qs, FixedPixels);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace Minideck
