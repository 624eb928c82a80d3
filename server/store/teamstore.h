#pragma once

#include "workspacestore.h"

#include <QStringList>

namespace Minideck {

//! Single teams of a workspace (ACC-6). What may be done is decided above.
namespace Teams {

std::optional<StoredTeam> byId(Connection &connection, qint64 workspace, const TeamId &id);

//! Whether another team of the workspace has the name, compared without regard to case.
bool isNameTaken(Connection &connection, qint64 workspace, const QString &name, const TeamId &except);

//! The names of the host apps and mini programs that belong to the team.
QStringList content(Connection &connection, qint64 workspace, const TeamId &id);

void insert(Connection &connection, qint64 workspace, const Team &team, const QDateTime &now);

//! Writes the name and gives the team a new revision.
void rename(Connection &connection, const Team &team, const QDateTime &now);

//! Removes the team with all assignments to it. Whoever had one gets a new revision: the ids of those
//! members.
QStringList remove(Connection &connection, const TeamId &id, const QDateTime &now);

} // namespace Teams
} // namespace Minideck
