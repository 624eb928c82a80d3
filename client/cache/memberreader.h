#pragma once

#include "database.h"
#include "memberfacts.h"
#include "memberrow.h"
#include "rowset.h"
#include "searchlookup.h"

#include <core/types/memberquery.h>
#include <core/types/workspace.h>

#include <QHash>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace Minideck {

//! Answers questions about members on a read-only connection; synchronous, for one thread at a time.
//!
//! A question is answered by walking the rows in their order and testing bits: the order as an id vector from
//! the index of the sort column, one byte of facts for each member, a bit set of what the search found. These
//! are kept between two changes of the cache, 5 to 9 bytes a member.
class MemberReader
{
public:
    using Rows = std::vector<qint32>;

    //! Opens a cache file that has the current schema.
    static Result<std::unique_ptr<MemberReader>> open(const QString &path);

    //! The first `limit` rows of the answer.
    Result<Rows> firstRows(const MemberQuery &query, size_t limit);

    //! All rows of the answer. Members that are equal in role or status stand by name, else by row.
    Result<Rows> order(const MemberQuery &query);

    //! The same, and from here on everything is read from this state of the cache, whatever a sync writes
    //! meanwhile; for a reader that is thrown away soon, because the file cannot be tidied up until then.
    Result<Rows> orderAndHold(const MemberQuery &query);

    //! The second half of it alone.
    Result<void> hold();

    //! The members in these rows; an empty id for a row that is gone.
    Result<QList<Member>> members(std::span<const qint32> rows);

    //! The rows of these members, in the order asked for; those that are not there are left out.
    Result<Rows> rowsOf(const QList<MemberId> &ids);

    Result<MemberCounts> counts();
    Result<QList<Team>> teams();

    //! Names of the teams, host apps and mini programs that have no active admin beside these.
    Result<QStringList> soleAdminsOf(const QList<MemberId> &members);

    //! The status of those addresses that belong to members, by the address as it was asked for; capitals of
    //! ASCII make no difference.
    Result<QHash<QString, WireEnum<MemberStatus>>> statusesOf(const QStringList &emails);

    //! Reads ahead what filters and searches need, so that the first one does not wait for it.
    Result<void> warmUp();

    //! While the flag is true, what runs ends with Cancelled. Null takes it away.
    void setCancelFlag(const std::atomic<bool> *flag);

private:
    struct Sorted
    {
        MemberSort sort = MemberSort::Name;
        Qt::SortOrder direction = Qt::AscendingOrder;
        Rows rows;
        Rows ranks; //!< the place of each row in `rows`, once it was needed
    };
    struct Filter
    {
        MemberFacts::Filter facts;
        std::optional<RowSet> teams;
        std::optional<SearchHits> search;
        std::string needle;
    };

    explicit MemberReader(Database database);

    Result<void> lookForChanges();
    Result<void> loadFacts();
    Result<void> loadNames();
    Result<Sorted *> sorted(MemberSort sort, Qt::SortOrder direction);
    Result<Rows> fetchRows(std::string_view sql, size_t limit);
    Result<Filter> filterOf(const MemberQuery &query);
    Result<RowSet> membersOfTeams(const QList<TeamId> &teams);
    Result<void> keepMatches(Filter &filter);
    bool passes(const Filter &filter, qint32 row) const;
    std::optional<Rows> fewHits(const Filter &filter, Sorted &sorted, const MemberQuery &query,
                                size_t limit) const;
    Result<Rows> select(const MemberQuery &query, size_t limit);
    Result<bool> hasAdminBeside(const Assignment &assignment, const Rows &members);
    Result<Rows> orderNow(const MemberQuery &query);
    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    Database m_database;
    SearchLookup m_search;
    Statement m_member;
    MemberRowReader m_rowReader;
    const std::atomic<bool> *m_cancelled = nullptr;
    qint64 m_version = -1;
    qint64 m_highestRow = 0;
    MemberFacts m_facts;
    Sorted m_byName;
    Sorted m_other;
    std::optional<Transaction> m_held;
};

} // namespace Minideck
