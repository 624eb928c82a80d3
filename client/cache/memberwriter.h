#pragma once

#include "database.h"
#include "memberrecord.h"

#include <string>

namespace Minideck {

//! Writes single rows of members and what hangs on them, inside the caller's transaction. Knows nothing of
//! snapshots, feeds or the search index.
class MemberWriter
{
public:
    //! A member that is there, as far as it is compared with what comes.
    struct Found
    {
        qint64 row = 0;
        qint64 revision = 0;
        std::optional<qint64> lastActivityAt;
        bool same = false;        //!< nothing to write but perhaps the activity
        bool textsDiffer = false; //!< the search index does not hold for it any more
    };

    explicit MemberWriter(const Database &database);

    //! Prepares the statements; the first call of every use.
    Result<void> prepare();

    //! Looks for the member with that id and compares it.
    Result<std::optional<Found>> find(const MemberRecord &member);

    //! The row of a member; nothing if there is none.
    Result<std::optional<qint64>> rowOf(std::string_view id);

    Result<void> insert(qint64 row, const MemberRecord &member);
    Result<void> update(qint64 row, const MemberRecord &member);
    Result<void> updateActivity(qint64 row, const MemberRecord &member);
    Result<void> remove(qint64 row);

    //! The folded text by which the member that was written last is sorted and found.
    const std::string &sortName() const { return m_sortName; }

private:
    Result<void> write(Statement &statement, qint64 row, const MemberRecord &member);

    const Database &m_database;
    Statement m_find;
    Statement m_insert;
    Statement m_update;
    Statement m_updateActivity;
    Statement m_remove;
    Statement m_addAssignment;
    Statement m_removeAssignments;
    std::string m_sortName;
};

} // namespace Minideck
