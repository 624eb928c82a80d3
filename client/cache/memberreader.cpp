#include "memberreader.h"

#include "fold.h"
#include "memberrow.h"
#include "wirecode.h"

#include <core/limits.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace Minideck {

namespace {

constexpr size_t Everything = std::numeric_limits<size_t>::max();
constexpr size_t RowsBetweenLooks = 4096;

// So few hits are sorted sooner than found by walking all rows in their order: names in one script stand
// together, so the walk may be long.
constexpr size_t FewHits = 65536;

bool sortsByFact(MemberSort sort)
{
    return sort == MemberSort::Role || sort == MemberSort::Status;
}

std::string sortedSql(MemberSort sort, Qt::SortOrder direction)
{
    const char *key = "sort_name";
    if (sort == MemberSort::Email)
        key = "email COLLATE NOCASE";
    else if (sort == MemberSort::StartedAt)
        key = "started_at";
    else if (sort == MemberSort::LastActivityAt)
        key = "activity_at";
    const char *down = direction == Qt::DescendingOrder ? " DESC" : "";
    return std::string("SELECT row FROM member ORDER BY ") + key + down + ", row" + down;
}

Error cancelledError()
{
    return Error{.kind = ErrorKind::Cancelled};
}

} // namespace

MemberReader::MemberReader(Database database)
    : m_database(std::move(database))
    , m_search(m_database)
{ }

Result<std::unique_ptr<MemberReader>> MemberReader::open(const QString &path)
{
    Result<Database> database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return database.error();
    std::unique_ptr<MemberReader> reader(new MemberReader(std::move(database).value()));
    Result<Statement> member =
        reader->m_database.prepare("SELECT " + std::string(MemberColumns) + " FROM member WHERE row=?1");
    if (!member)
        return member.error();
    reader->m_member = std::move(member).value();
    return reader;
}

void MemberReader::setCancelFlag(const std::atomic<bool> *flag)
{
    m_cancelled = flag;
    m_database.setCancelFlag(flag);
}

// Inside a transaction: everything that follows sees the same rows.
Result<void> MemberReader::lookForChanges()
{
    const Result<qint64> highest = m_database.number("SELECT max(row) FROM member");
    const Result<qint64> version = m_database.number("PRAGMA data_version");
    if (!highest || !version)
        return !highest ? highest.error() : version.error();
    if (*version == m_version)
        return {};
    m_version = *version;
    m_highestRow = *highest;
    m_facts.clear();
    m_byName = {};
    m_other = {};
    return {};
}

Result<void> MemberReader::loadFacts()
{
    return m_facts.isLoaded() ? Result<void>() : m_facts.load(m_database, m_highestRow);
}

Result<MemberReader::Rows> MemberReader::fetchRows(std::string_view sql, size_t limit)
{
    Result<Statement> statement = m_database.prepare(sql);
    if (!statement)
        return statement.error();
    Rows rows;
    rows.reserve(std::min(limit, static_cast<size_t>(m_highestRow) + 1));
    while (rows.size() < limit) {
        const Result<bool> more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        rows.push_back(static_cast<qint32>(statement->integer(0)));
    }
    return rows;
}

Result<void> MemberReader::loadNames()
{
    if (!m_byName.rows.empty())
        return {};
    Result<Rows> rows = fetchRows(sortedSql(MemberSort::Name, Qt::AscendingOrder), Everything);
    if (!rows)
        return rows.error();
    m_byName.rows = std::move(rows).value();
    return {};
}

Result<MemberReader::Sorted *> MemberReader::sorted(MemberSort sort, Qt::SortOrder direction)
{
    if (sort == MemberSort::Name || sortsByFact(sort)) {
        if (Result<void> done = loadNames(); !done)
            return done.error();
        if (sort == MemberSort::Name)
            return &m_byName;
    }
    // A vector from SQL is read backwards for the other direction.
    const Qt::SortOrder built = sortsByFact(sort) ? direction : Qt::AscendingOrder;
    if (!m_other.rows.empty() && m_other.sort == sort && m_other.direction == built)
        return &m_other;
    if (sortsByFact(sort)) {
        if (Result<void> done = loadFacts(); !done)
            return done.error();
        m_other = {.sort = sort,
                   .direction = built,
                   .rows = m_facts.sorted(m_byName.rows, sort, direction),
                   .ranks = {}};
        return &m_other;
    }
    Result<Rows> rows = fetchRows(sortedSql(sort, Qt::AscendingOrder), Everything);
    if (!rows)
        return rows.error();
    m_other = {.sort = sort, .direction = built, .rows = std::move(rows).value(), .ranks = {}};
    return &m_other;
}

Result<RowSet> MemberReader::membersOfTeams(const QList<TeamId> &teams)
{
    Result<Statement> statement = m_database.prepare("SELECT member FROM assignment WHERE target=?1");
    if (!statement)
        return statement.error();
    RowSet rows(m_highestRow);
    for (const TeamId &team : teams) {
        const QByteArray id = team.text().toUtf8();
        statement->bind(1, std::string_view(id.constData(), static_cast<size_t>(id.size())));
        for (;;) {
            const Result<bool> more = statement->step();
            if (!more)
                return more.error();
            if (!*more)
                break;
            rows.insert(statement->integer(0));
        }
    }
    return rows;
}

Result<MemberReader::Filter> MemberReader::filterOf(const MemberQuery &query)
{
    Filter filter;
    filter.facts = MemberFacts::filterOf(query);
    filter.needle = folded(query.search.trimmed().left(Limits::SearchCharacters));
    if (Result<void> done = loadFacts(); !done)
        return done.error();
    if (!query.teams.isEmpty()) {
        Result<RowSet> teams = membersOfTeams(query.teams);
        if (!teams)
            return teams.error();
        filter.teams = std::move(teams).value();
    }
    if (!filter.needle.empty()) {
        Result<SearchHits> hits = m_search.find(filter.needle, m_highestRow);
        if (!hits)
            return hits.error();
        filter.search = std::move(hits).value();
    }
    return filter;
}

bool MemberReader::passes(const Filter &filter, qint32 row) const
{
    return (!filter.search || filter.search->rows.contains(row)) && m_facts.pass(filter.facts, row)
        && (!filter.teams || filter.teams->contains(row));
}

// The hits of a search in the order of `sorted`, if there are few of them.
std::optional<MemberReader::Rows> MemberReader::fewHits(const Filter &filter, Sorted &sorted,
                                                        const MemberQuery &query, size_t limit) const
{
    if (!filter.search)
        return std::nullopt;
    const std::vector<quint64> &words = filter.search->rows.words();
    size_t bits = 0;
    for (const quint64 word : words)
        bits += static_cast<size_t>(std::popcount(word));
    if (bits > FewHits)
        return std::nullopt;
    Rows hits;
    hits.reserve(bits);
    for (size_t i = 0; i < words.size(); ++i) {
        for (quint64 left = words[i]; left != 0; left &= left - 1) {
            const auto row = static_cast<qint32>(i * 64 + static_cast<size_t>(std::countr_zero(left)));
            if (passes(filter, row))
                hits.push_back(row);
        }
    }
    if (sorted.ranks.empty()) {
        sorted.ranks.resize(static_cast<size_t>(m_highestRow) + 1);
        for (size_t rank = 0; rank < sorted.rows.size(); ++rank)
            sorted.ranks[static_cast<size_t>(sorted.rows[rank])] = static_cast<qint32>(rank);
    }
    const bool backwards = sorted.direction != query.order;
    const auto before = [&](qint32 a, qint32 b) {
        const qint32 left = sorted.ranks[static_cast<size_t>(a)];
        const qint32 right = sorted.ranks[static_cast<size_t>(b)];
        return backwards ? left > right : left < right;
    };
    // Candidates that are still to be compared may fail: then all of them may be needed.
    const size_t wanted = filter.search->exact ? std::min(limit, hits.size()) : hits.size();
    if (wanted < hits.size()) {
        std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(wanted), hits.end(),
                          before);
        hits.resize(wanted);
    } else {
        std::sort(hits.begin(), hits.end(), before);
    }
    return hits;
}

// Compares all candidates with the text, in the order in which they lie in the file.
Result<void> MemberReader::keepMatches(Filter &filter)
{
    std::vector<quint64> &words = filter.search->rows.words();
    for (size_t i = 0; i < words.size(); ++i) {
        for (quint64 left = words[i]; left != 0; left &= left - 1) {
            const int bit = std::countr_zero(left);
            const auto row = static_cast<qint32>(i * 64 + static_cast<size_t>(bit));
            if (isCancelled())
                return cancelledError();
            const Result<bool> matching = passes(filter, row) ? m_search.matches(row, filter.needle) : false;
            if (!matching)
                return matching.error();
            if (!*matching)
                words[i] &= ~(quint64(1) << bit);
        }
    }
    filter.search->exact = true;
    return {};
}

Result<MemberReader::Rows> MemberReader::select(const MemberQuery &query, size_t limit)
{
    const Result<Sorted *> sortedRows = sorted(query.sort, query.order);
    if (!sortedRows)
        return sortedRows.error();
    Result<Filter> filter = filterOf(query);
    if (!filter)
        return filter.error();
    if (limit == Everything && filter->search && !filter->search->exact) {
        if (Result<void> done = keepMatches(*filter); !done)
            return done.error();
    }

    const std::optional<Rows> few = fewHits(*filter, **sortedRows, query, limit);
    const Rows &all = few ? *few : (*sortedRows)->rows;
    const bool backwards = !few && (*sortedRows)->direction != query.order;
    const bool compare = filter->search && !filter->search->exact;
    Rows rows;
    for (size_t i = 0; i < all.size() && rows.size() < limit; ++i) {
        if (i % RowsBetweenLooks == 0 && isCancelled())
            return cancelledError();
        const qint32 row = backwards ? all[all.size() - 1 - i] : all[i];
        if (!passes(*filter, row))
            continue;
        const Result<bool> matching = compare ? m_search.matches(row, filter->needle) : true;
        if (!matching)
            return matching.error();
        if (*matching)
            rows.push_back(row);
    }
    return rows;
}

Result<MemberReader::Rows> MemberReader::firstRows(const MemberQuery &query, size_t limit)
{
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Read); !begun)
        return begun.error();
    if (Result<void> done = lookForChanges(); !done)
        return done.error();
    if (!query.filters() && !sortsByFact(query.sort))
        return fetchRows(sortedSql(query.sort, query.order), limit);
    return select(query, limit);
}

Result<MemberReader::Rows> MemberReader::order(const MemberQuery &query)
{
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Read); !begun)
        return begun.error();
    return orderNow(query);
}

Result<MemberReader::Rows> MemberReader::orderAndHold(const MemberQuery &query)
{
    if (Result<void> held = hold(); !held)
        return held.error();
    return orderNow(query);
}

Result<void> MemberReader::hold()
{
    m_held.emplace(m_database);
    if (Result<void> begun = m_held->begin(Transaction::Kind::Read); !begun)
        return begun;
    return lookForChanges();
}

Result<MemberReader::Rows> MemberReader::orderNow(const MemberQuery &query)
{
    if (Result<void> done = lookForChanges(); !done)
        return done.error();
    if (query.filters())
        return select(query, Everything);
    const Result<Sorted *> all = sorted(query.sort, query.order);
    if (!all)
        return all.error();
    Rows rows = (*all)->rows;
    if ((*all)->direction != query.order)
        std::reverse(rows.begin(), rows.end());
    return rows;
}

Result<QList<Member>> MemberReader::members(std::span<const qint32> rows)
{
    QList<Member> members;
    members.reserve(static_cast<qsizetype>(rows.size()));
    for (const qint32 row : rows) {
        m_member.bind(1, row);
        const Result<bool> found = m_member.step();
        if (!found)
            return found.error();
        members.append(*found ? m_rowReader.member(m_member) : Member());
        m_member.reset();
    }
    return members;
}

Result<MemberCounts> MemberReader::counts()
{
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Read); !begun)
        return begun.error();
    if (Result<void> done = lookForChanges(); !done)
        return done.error();
    if (Result<void> done = loadFacts(); !done)
        return done.error();
    return m_facts.counts();
}

Result<MemberReader::Rows> MemberReader::rowsOf(const QList<MemberId> &ids)
{
    Result<Statement> statement = m_database.prepare("SELECT row FROM member WHERE id=?1");
    if (!statement)
        return statement.error();
    Rows rows;
    for (const MemberId &id : ids) {
        const QByteArray text = id.text().toUtf8();
        statement->bind(1, std::string_view(text.constData(), static_cast<size_t>(text.size())));
        const Result<bool> found = statement->step();
        if (!found)
            return found.error();
        if (*found)
            rows.push_back(static_cast<qint32>(statement->integer(0)));
        statement->reset();
    }
    return rows;
}

Result<void> MemberReader::warmUp()
{
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Read); !begun)
        return begun;
    if (Result<void> done = lookForChanges(); !done)
        return done;
    if (Result<void> done = loadFacts(); !done)
        return done;
    return loadNames();
}

} // namespace Minideck
