#pragma once

#include "membership.h"

#include <server/rules/changejournal.h>
#include <server/store/accountstore.h>

namespace Minideck {

class Random;

//! A change at work: who asks, already allowed, and where what is done is written down.
struct Effect
{
    const RouteCall &call;
    Connection &connection;
    const Membership &membership;
    const QDateTime now;
    Random &random;
    ChangeJournal &journal;
    const AuditEvent origin; //!< of the events that the journal writes
};

//! The same above the workspaces. Whose feed and log is written in is decided by the effect.
struct PlatformEffect
{
    const RouteCall &call;
    Connection &connection;
    const AccountRecord &account;
    const QDateTime now;
    Random &random;
    const AuditEvent origin; //!< of the events that are written; without a workspace

    //! Where what is done to a workspace is written down.
    ChangeJournal journalOf(const WorkspaceRecord &workspace) const
    {
        AuditEvent event = origin;
        event.workspaceId = workspace.id.text();
        return ChangeJournal(connection, workspace.key, event);
    }
};

} // namespace Minideck
