#pragma once

#include <ui/shell/section.h>

#include <QList>

namespace Minideck {

class Appearance;
class Clock;
class ConnectionModel;
class InvitationsModel;
class KeyMap;
class MemberActionsModel;
class MembersModel;
class OutboxModel;

// What the panes are made of.
struct SectionParts
{
    MembersModel &members;
    MemberActionsModel &memberActions;
    InvitationsModel &invitations;
    OutboxModel &outbox;
    ConnectionModel &connection;
    const Clock &clock;
    Appearance &appearance;
    KeyMap &keys;
    QString language; // in the settings
    std::function<void(const QString &)> chooseLanguage;
};

// The one table of sections, in the order of the rail.
QList<Section> sections(SectionParts parts);

} // namespace Minideck
