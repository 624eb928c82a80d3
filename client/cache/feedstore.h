#pragma once

#include "memberstore.h"

namespace Minideck {

//! Writes single members into a cache that already holds a snapshot: what the change feed brings and what
//! answers to our own changes say. A row never goes back to an older revision, so the two may overtake each
//! other. Not while a snapshot is being taken, because both write by one connection.
class FeedStore
{
public:
    explicit FeedStore(const Database &database);

    //! The place in the change feed that the cache has reached; nothing before the first snapshot.
    Result<std::optional<qint64>> sequence();

    //! The revision of a member; nothing if it is not there.
    Result<std::optional<qint64>> revisionOf(std::string_view member);

    //! Opens the transaction.
    Result<void> begin();
    Result<void> put(const MemberRecord &member);

    //! A member that is gone; one that is not there is no error.
    Result<void> remove(std::string_view member);

    //! A team that is new or has another name, which then stands in the assignments of members, too.
    Result<void> putTeam(const TeamRecord &team);
    Result<void> removeTeam(std::string_view team);

    //! Commits, together with the place in the feed that is reached by it.
    Result<StoredChanges> finish(qint64 sequence, const QDateTime &now);

    //! Commits single rows; the place in the feed stays.
    Result<StoredChanges> finish();

    //! Forgets everything since begin().
    void abandon();

private:
    Result<void> insert(const MemberRecord &member);

    const Database &m_database;
    MemberWriter m_writer;
    SearchIndex m_search;
    std::optional<Transaction> m_transaction;
    StoredChanges m_changes;
};

} // namespace Minideck
