#include "palette.h"

#include "colors.h"

namespace Minideck {

QPalette makePalette(const Colors &colors)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.base);
    set(QPalette::Text, colors.text);
    set(QPalette::PlaceholderText, colors.muted);
    set(QPalette::Button, colors.raised);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, colors.danger);
    set(QPalette::Light, colors.raised);
    set(QPalette::Midlight, colors.buttonLine);
    set(QPalette::Mid, colors.line);
    set(QPalette::Dark, colors.controlLine);
    set(QPalette::Shadow, colors.controlLine);
    set(QPalette::Highlight, colors.selection);
    set(QPalette::HighlightedText, colors.text);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    set(QPalette::ToolTipBase, colors.toast);
    set(QPalette::ToolTipText, colors.toastText);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colors.selectionInactive);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.selectionInactive);
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.off);
    return palette;
}

} // namespace Minideck
