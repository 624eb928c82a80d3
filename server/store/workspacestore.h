#pragma once

#include <core/ids.h>
#include <core/types/workspace.h>

#include <QDateTime>
#include <QList>

#include <optional>

namespace Minideck {

class Connection;

struct WorkspaceRecord
{
    qint64 key = 0;
    WorkspaceId id;
    QString name;
    WorkspaceStatus status = WorkspaceStatus::Active;
    qint64 changeSequence = 0; //!< of the newest change; a snapshot is valid as of it (spec/api.md 7)
    qint64 feedStart = 0;      //!< the oldest sequence from which the change feed is whole
    QString statusReason;      //!< why it is suspended or rejected; may be empty
};

struct StoredTeam
{
    Team team;
    QString externalId;
    QDateTime createdAt;
    QDateTime updatedAt;
};

namespace Workspaces {

//! The workspace of a name, compared without regard to case (ACC-3).
std::optional<WorkspaceRecord> byName(Connection &connection, const QString &name);
std::optional<WorkspaceRecord> byKey(Connection &connection, qint64 key);

//! The teams of the workspace, oldest first.
QList<StoredTeam> teams(Connection &connection, qint64 workspace);

} // namespace Workspaces
} // namespace Minideck
