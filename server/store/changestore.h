#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace Minideck {

class Connection;

//! The newest change of one object of a workspace.
struct ObjectChange
{
    qint64 sequence = 0;
    QString kind; //!< "member", "team", "approval" or "workspace"
    QString id;
    bool deleted = false;

    bool operator==(const ObjectChange &) const = default;
};

//! What of a feed somebody may see.
struct FeedScope
{
    bool members = false;
    bool approvals = false; //!< those of others, too
    qint64 account = 0;     //!< whose own approvals are seen in any case
};

//! The change feed (spec/api.md 7): each changed object once, where it changed last.
namespace Changes {

//! Counts the workspace's sequence up by one and puts the object there. The sequence and the time are set
//! here and in `now`.
qint64 record(Connection &connection, qint64 workspace, const ObjectChange &change, const QDateTime &now);

//! Objects that changed after `since`, in order, at most `limit`, as far as the scope goes.
QList<ObjectChange> after(Connection &connection, qint64 workspace, qint64 since, int limit,
                          const FeedScope &scope);

//! Removes the tombstones up to that moment, of all workspaces. The feed of each then begins after its newest
//! one that went.
void forgetTombstones(Connection &connection, const QDateTime &moment);

} // namespace Changes
} // namespace Minideck
