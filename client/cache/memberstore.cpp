#include "memberstore.h"

#include "cachefile.h"
#include "fold.h"
#include "migrations.h"

namespace Minideck {

namespace {

// Writing a row into a table with indexes costs about ten times as much as into a bare one.
constexpr qint64 BulkFactor = 10;

} // namespace

MemberStore::MemberStore(const Database &database)
    : m_database(database)
    , m_writer(database)
    , m_search(database)
{ }

Result<void> MemberStore::prepare()
{
    if (!m_addTeam.isNull())
        return {};
    if (Result<void> ready = m_writer.prepare(); !ready)
        return ready;
    Result<Statement> prepared =
        m_database.prepare("INSERT OR REPLACE INTO team(id, revision, name) VALUES(?1, ?2, ?3)");
    if (!prepared)
        return prepared.error();
    m_addTeam = std::move(prepared).value();
    return {};
}

Result<void> MemberStore::begin(qint64 announced)
{
    if (Result<void> ready = prepare(); !ready)
        return ready;
    m_transaction.emplace(m_database);
    if (Result<void> begun = m_transaction->begin(Transaction::Kind::Write); !begun)
        return begun;

    const Result<qint64> members = m_database.number("SELECT count(*) FROM member");
    const Result<qint64> lastRow = m_database.number("SELECT max(row) FROM member");
    if (!members || !lastRow)
        return !members ? members.error() : lastRow.error();
    m_changes = {};
    m_bulk = *members == 0 || *members < announced / BulkFactor;
    m_lastRow = m_bulk ? 0 : *lastRow;
    m_seen = RowSet(m_lastRow);
    if (Result<void> done = m_database.execute("DELETE FROM team"); !done)
        return done;
    return m_bulk ? startBulk() : Result<void>();
}

Result<void> MemberStore::startBulk()
{
    if (Result<void> done = m_database.execute(DropMemberIndexes); !done)
        return done;
    if (Result<void> done = m_database.execute("DELETE FROM member; DELETE FROM assignment"); !done)
        return done;
    return m_search.begin();
}

Result<void> MemberStore::addTeam(const TeamRecord &team)
{
    m_addTeam.bind(1, team.id);
    m_addTeam.bind(2, team.revision);
    m_addTeam.bind(3, team.name);
    return m_addTeam.run();
}

Result<void> MemberStore::addMember(const MemberRecord &member)
{
    ++m_changes.members;
    return m_bulk ? insert(member) : merge(member);
}

Result<void> MemberStore::insert(const MemberRecord &member)
{
    const qint64 row = ++m_lastRow;
    if (Result<void> done = m_writer.insert(row, member); !done)
        return done;
    ++m_changes.written;
    return m_bulk ? m_search.add(row, m_writer.sortName(), fold(member.email, m_foldedEmail))
                  : m_search.markPending(row);
}

Result<void> MemberStore::merge(const MemberRecord &member)
{
    const Result<std::optional<MemberWriter::Found>> found = m_writer.find(member);
    if (!found)
        return found.error();
    if (!*found) {
        Result<void> done = insert(member);
        m_seen.insert(m_lastRow);
        return done;
    }
    const MemberWriter::Found &there = **found;
    m_seen.insert(there.row);
    if (!there.same)
        return update(there, member);
    if (there.lastActivityAt == member.lastActivityAt)
        return {};
    ++m_changes.written;
    return m_writer.updateActivity(there.row, member);
}

Result<void> MemberStore::update(const MemberWriter::Found &there, const MemberRecord &member)
{
    if (Result<void> done = m_writer.update(there.row, member); !done)
        return done;
    ++m_changes.written;
    return there.textsDiffer ? m_search.markPending(there.row) : Result<void>();
}

Result<void> MemberStore::removeUnseen()
{
    Result<Statement> all = m_database.prepare("SELECT row FROM member");
    if (!all)
        return all.error();
    std::vector<qint64> gone;
    for (;;) {
        const Result<bool> more = all->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (!m_seen.contains(all->integer(0)))
            gone.push_back(all->integer(0));
    }
    for (const qint64 row : gone) {
        if (Result<void> done = m_writer.remove(row); !done)
            return done;
        ++m_changes.removed;
    }
    return {};
}

Result<StoredChanges> MemberStore::finish(std::string_view sequence, const QDateTime &now)
{
    const auto complete = [this] { return m_bulk ? m_search.finish() : removeUnseen(); };
    if (Result<void> done = complete(); !done)
        return done.error();
    if (m_bulk) {
        if (Result<void> done = m_database.execute(MemberIndexes); !done)
            return done.error();
    }
    if (Result<void> noted = noteSynced(m_database, sequence, now); !noted)
        return noted.error();
    if (Result<void> done = m_transaction->commit(); !done)
        return done.error();
    m_transaction.reset();
    return m_changes;
}

void MemberStore::abandon()
{
    m_transaction.reset();
}

Result<void> MemberStore::tidyUp()
{
    if (Result<void> done = m_database.execute(MemberSortIndexes); !done)
        return done;
    if (Result<void> done = m_search.rebuildIfWorthwhile(); !done)
        return done;
    return m_database.execute("PRAGMA wal_checkpoint(PASSIVE)");
}

} // namespace Minideck
