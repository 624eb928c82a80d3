#pragma once

#include "changejournal.h"
#include "memberchanges.h"

#include <server/store/workspacestore.h>

#include <variant>

namespace Minideck {

class Random;

//! Changes of teams as their rules allow them (ACC-6), in the caller's transaction. Each gives the broken
//! rule, or does what is asked; a team that is so already gets no new revision.
class TeamChanges
{
public:
    TeamChanges(Connection &connection, qint64 workspace, const QDateTime &now, ChangeJournal &journal);

    //! `name` is a team name.
    std::variant<TeamId, BrokenRule> create(const QString &name, Random &random);
    std::optional<BrokenRule> rename(const StoredTeam &record, const QString &name);

    //! Refused while an app or program belongs to the team, naming them. Assignments to it end with it.
    std::optional<BrokenRule> remove(const StoredTeam &record);

private:
    std::optional<BrokenRule> taken(const QString &name, const TeamId &except);

    Connection &m_connection;
    const qint64 m_workspace;
    const QDateTime m_now;
    ChangeJournal &m_journal;
};

} // namespace Minideck
