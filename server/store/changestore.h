#pragma once

#include <QList>
#include <QString>

namespace Minideck {

class Connection;

//! The newest change of one object of a workspace.
struct ObjectChange
{
    qint64 sequence = 0;
    QString kind; //!< "member"
    QString id;
    bool deleted = false;

    bool operator==(const ObjectChange &) const = default;
};

//! The change feed (spec/api.md 7): each changed object once, where it changed last.
namespace Changes {

//! Counts the workspace's sequence up by one and puts the object there.
qint64 record(Connection &connection, qint64 workspace, const QString &kind, const QString &id, bool deleted);

//! Objects that changed after `since`, in order, at most `limit`.
QList<ObjectChange> after(Connection &connection, qint64 workspace, qint64 since, int limit);

} // namespace Changes
} // namespace Minideck
