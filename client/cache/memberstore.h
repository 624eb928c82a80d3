#pragma once

#include "database.h"
#include "memberwriter.h"
#include "rowset.h"
#include "searchindex.h"

#include <QDateTime>

namespace Minideck {

//! What a snapshot changed in the cache.
struct StoredChanges
{
    qint64 members = 0; //!< in the cache now
    qint64 written = 0; //!< new or different ones
    qint64 removed = 0;

    bool operator==(const StoredChanges &) const = default;
};

//! Writes the members and teams of a snapshot. All of it is one transaction: a snapshot that breaks off, for
//! whatever reason, leaves the old rows whole, and readers see them until the moment of finish().
//!
//! Into an empty cache, or one much smaller than what comes, rows go in bare and the indexes are built at the
//! end. Otherwise each row is compared with the one that is there: equal revision, nothing written. Row
//! numbers stay.
class MemberStore
{
public:
    explicit MemberStore(const Database &database);

    //! Opens the transaction. `announced` is the number of members that are to come, as far as it is known.
    Result<void> begin(qint64 announced);
    Result<void> addTeam(const TeamRecord &team);
    Result<void> addMember(const MemberRecord &member);

    //! Removes what did not come, notes the sequence the snapshot is valid for, commits.
    Result<StoredChanges> finish(std::string_view sequence, const QDateTime &now);

    //! Forgets everything since begin().
    void abandon();

    //! Work that can wait until the rows are shown: indexes of the other sort columns, the search index when
    //! many rows changed, the write-ahead log. Cheap when there is nothing to do.
    Result<void> tidyUp();

private:
    Result<void> prepare();
    Result<void> startBulk();
    Result<void> insert(const MemberRecord &member);
    Result<void> update(const MemberWriter::Found &there, const MemberRecord &member);
    Result<void> merge(const MemberRecord &member);
    Result<void> removeUnseen();

    const Database &m_database;
    MemberWriter m_writer;
    SearchIndex m_search;
    std::optional<Transaction> m_transaction;
    Statement m_addTeam;
    RowSet m_seen;
    StoredChanges m_changes;
    std::string m_foldedEmail;
    qint64 m_lastRow = 0;
    bool m_bulk = false;
};

} // namespace Minideck
