#include "sections.h"

#include "translations.h"

#include <models/shell/connectionmodel.h>
#include <ui/members/memberactions.h>
#include <ui/members/memberspane.h>
#include <ui/outbox/outboxactions.h>
#include <ui/outbox/outboxpane.h>
#include <ui/settings/settingspane.h>
#include <ui/shared/theme/appearance.h>

#include <QCoreApplication>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Sections)
};

} // namespace

static Pane *makeMembers(const SectionParts &parts)
{
    auto *pane = new MembersPane(parts.members, parts.memberActions, parts.invitations, parts.clock);
    ConnectionModel &connection = parts.connection;
    pane->setRole(connection.role());
    QObject::connect(&connection, &ConnectionModel::opened, pane,
                     [pane, &connection] { pane->setRole(connection.role()); });
    QObject::connect(pane, &MembersPane::refreshWanted, &connection, &ConnectionModel::refresh);
    Appearance &appearance = parts.appearance;
    pane->setDensity(appearance.density());
    QObject::connect(&appearance, &Appearance::densityChanged, pane,
                     [pane, &appearance] { pane->setDensity(appearance.density()); });
    return pane;
}

static Pane *makeSettings(const SectionParts &parts)
{
    auto *pane = new SettingsPane(parts.appearance, parts.keys, languages(), parts.language);
    QObject::connect(pane, &SettingsPane::languageChosen, pane, parts.chooseLanguage);
    return pane;
}

QList<Section> sections(SectionParts parts)
{
    return {
        {.id = u"members"_qs,
         .title = Texts::tr("Members"),
         .icon = u"members"_qs,
         .make = [parts] { return makeMembers(parts); },
         .views = MembersPane::viewTitles(),
         .actions = memberActions()},
        {.id = u"outbox"_qs,
         .title = Texts::tr("Outbox"),
         .icon = u"outbox"_qs,
         .group = Section::Group::Bottom,
         .make = [parts] { return new OutboxPane(parts.outbox, parts.clock); },
         .key = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
         .views = OutboxPane::viewTitles(),
         .actions = outboxActions()},
        {.id = u"settings"_qs,
         .title = Texts::tr("Settings"),
         .icon = u"settings"_qs,
         .group = Section::Group::Bottom,
         .make = [parts] { return makeSettings(parts); },
         .key = QKeySequence(Qt::CTRL | Qt::Key_Comma),
         .views = SettingsPane::viewTitles()},
    };
}

} // namespace Minideck
