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
    QApplication::setFont(interfaceFont());
    QToolTip::setFont(textFont(TextStyle::Aux));
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

bool Appearance::isDark() const
{
    return m_theme == Theme::Dark || (m_theme == Theme::System && m_scheme.isDark());
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
