#include "sections.h"

#include <models/shell/connectionmodel.h>
#include <ui/members/memberspane.h>
#include <ui/outbox/outboxpane.h>

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
    auto *pane = new MembersPane(parts.members, parts.memberActions, parts.clock);
    ConnectionModel &connection = parts.connection;
    pane->setRole(connection.role());
    QObject::connect(&connection, &ConnectionModel::opened, pane,
                     [pane, &connection] { pane->setRole(connection.role()); });
    QObject::connect(pane, &MembersPane::refreshWanted, &connection, &ConnectionModel::refresh);
    return pane;
}

QList<Section> sections(SectionParts parts)
{
    return {
        {u"members"_qs, Texts::tr("Members"), u"members"_qs, Section::Group::Work,
         [parts] { return makeMembers(parts); }},
        {u"outbox"_qs, Texts::tr("Outbox"), u"outbox"_qs, Section::Group::Bottom,
         [parts] { return new OutboxPane(parts.outbox, parts.clock); }},
    };
}

} // namespace Minideck
