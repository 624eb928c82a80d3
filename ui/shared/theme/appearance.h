#pragma once

#include "colorscheme.h"

#include <ui/shared/density.h>

#include <QObject>

namespace Minideck {

// How everything looks: light or dark, like the desktop or as chosen, the size of text, the height of rows;
// applied to the whole application at once.
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

    // In hundredths of the desktop's size.
    static constexpr int SmallestText = 80;
    static constexpr int LargestText = 140;
    int textSize() const { return m_textSize; }
    void setTextSize(int percent); // brought into the range

    Density density() const { return m_density; }
    void setDensity(Density density);

signals:
    void themeChanged();
    void textSizeChanged();
    void densityChanged();

private:
    void applyPalette();
    void applyFont();

    ColorScheme m_scheme;
    Theme m_theme = Theme::System;
    int m_textSize = 100;
    Density m_density = Density::Default;
    bool m_applied = false;
};

} // namespace Minideck
