// The palette of commands and the settings.
#include "application.h"
#include "screentour.h"

#include <ui/settings/keybutton.h>
#include <ui/settings/keyrow.h>
#include <ui/settings/settingspane.h>
#include <ui/shared/rowview.h>
#include <ui/shell/commandcenter.h>
#include <ui/shell/commandpalette.h>
#include <ui/shell/mainwindow.h>

#include <QLineEdit>

namespace Minideck {

void ScreenTour::addPalette()
{
    const auto palette = [this] { return m_application.window().commands().palette(); };
    const auto model = [this]() -> PaletteModel & { return m_application.window().commands().model(); };
    const auto type = [palette](const QString &text) { palette()->findChild<QLineEdit *>()->setText(text); };
    m_stations << Station{u"palette-empty"_qs, [this] { m_application.window().showPalette(); },
                          [palette] { return palette()->isOpen(); }};
    m_stations << Station{u"palette"_qs, [type] { type(u"ma"_qs); },
                          [model] {
                              const PaletteEntry *last = model().entry(model().rowCount() - 1);
                              return last && last->kind == PaletteEntry::Kind::Member;
                          }};
    m_stations << Station{u"palette-no-match"_qs, [type] { type(u"nobody of that name"_qs); },
                          [model] { return model().foundNothing(); }};
    m_stations << Station{u"palette-closed"_qs,
                          [palette] { palette()->dismiss(); },
                          [palette] { return !palette()->isOpen(); },
                          {},
                          {},
                          false};
}

void ScreenTour::addSettings()
{
    const auto shows = [this](int page) {
        return m_application.window().currentSection() == u"settings"_qs
            && m_application.window().currentPane()->currentView() == page;
    };
    const auto show = [this](int page) { m_application.window().showView(u"settings"_qs, page); };
    m_stations << Station{u"settings"_qs, [show] { show(SettingsPane::Looks); },
                          [shows] { return shows(SettingsPane::Looks); }};
    m_stations << Station{u"settings-keyboard"_qs, [show] { show(SettingsPane::Keyboard); },
                          [shows] { return shows(SettingsPane::Keyboard); }};
    m_stations << Station{
        u"settings-keyboard-taken"_qs,
        [this] {
            const auto rows = m_application.window().currentPane()->findChildren<KeyRow *>();
            emit rows.at(1)->findChild<KeyButton *>()->recorded({QKeySequence(Qt::CTRL | Qt::Key_B)});
        },
        [this] {
            const auto rows = m_application.window().currentPane()->findChildren<KeyRow *>();
            return !rows.at(1)->message().isEmpty();
        }};
    m_stations << Station{u"settings-left"_qs,
                          [this] { m_application.window().showSection(u"members"_qs); },
                          [this] { return showsMembers(24); },
                          {},
                          {},
                          false};
}

} // namespace Minideck
