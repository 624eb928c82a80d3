#include "appearance.h"

#include "colors.h"
#include "fonts.h"
#include "palette.h"
#include "style.h"
#include "typography.h"

#include <QApplication>
#include <QToolTip>

namespace Minideck {

Appearance::Appearance(QObject *parent)
    : QObject(parent)
{
    connect(&m_scheme, &ColorScheme::changed, this, [this] {
        if (m_theme == Theme::System)
            applyPalette();
    });
}

void Appearance::apply()
{
    m_applied = true;
    QApplication::setStyle(new Style);
    applyFont();
    applyPalette();
    m_scheme.listen();
}

void Appearance::setTheme(Theme theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    applyPalette();
    emit themeChanged();
}

void Appearance::setTextSize(int percent)
{
    percent = qBound(SmallestText, percent, LargestText);
    if (m_textSize == percent)
        return;
    m_textSize = percent;
    applyFont();
    emit textSizeChanged();
}

void Appearance::setDensity(Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    emit densityChanged();
}

bool Appearance::isDark() const
{
    return m_theme == Theme::Dark || (m_theme == Theme::System && m_scheme.isDark());
}

void Appearance::applyFont()
{
    if (!m_applied)
        return;
    QFont font = interfaceFont();
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * m_textSize / 100.0));
    else
        font.setPointSizeF(font.pointSizeF() * m_textSize / 100);
    QApplication::setFont(font);
    QToolTip::setFont(textFont(TextStyle::Aux));
}

void Appearance::applyPalette()
{
    if (!m_applied)
        return;
    const QPalette palette = makePalette(isDark() ? darkColors() : lightColors());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace Minideck
