#pragma once

#include <client/cache/database.h>
#include <core/types/operation.h>

#include <QDateTime>

namespace Minideck {

//! Operations in an open outbox file. Whatever returns success is on the disk.
class OutboxStore
{
public:
    explicit OutboxStore(const Database &database);

    //! All of them, in the order in which they were asked for.
    Result<QList<Operation>> all();

    //! Keeps new operations in this order, all or none, in one transaction; gives the place of each.
    Result<QList<qint64>> add(const QList<Operation> &operations);

    Result<qint64> add(const Operation &operation);

    //! Writes what changes in the life of these operations, all or nothing. `now` is noted for what is
    //! settled.
    Result<void> put(const QList<Operation> &operations, const QDateTime &now);

    //! Forgets one.
    Result<void> remove(qint64 place);

    //! Forgets what was done or taken back before that moment.
    Result<void> removeHistory(const QDateTime &before);

    //! Removes all of them and their traces from the file (ROL-3).
    Result<void> clear();

private:
    Result<void> prepare();
    Result<qint64> insert(const Operation &operation);

    const Database &m_database;
    Statement m_add;
    Statement m_put;
    Statement m_remove;
};

} // namespace Minideck
