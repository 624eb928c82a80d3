#pragma once

#include "colorscheme.h"

#include <QObject>

namespace Minideck {

// Light or dark, like the desktop or as chosen; applied to the whole application at once.
class Appearance : public QObject
{
    Q_OBJECT

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)

    explicit Appearance(QObject *parent = nullptr);

    // Sets style, fonts and palette of qApp and begins to follow the desktop.
    void apply();

    Theme theme() const { return m_theme; }
    void setTheme(Theme theme);
    bool isDark() const;

signals:
    void themeChanged();

private:
    void applyPalette();

    ColorScheme m_scheme;
    Theme m_theme = Theme::System;
    bool m_applied = false;
};

} // namespace Minideck
