#include "feedstore.h"

#include "cachefile.h"

namespace Minideck {

FeedStore::FeedStore(const Database &database)
    : m_database(database)
    , m_writer(database)
    , m_search(database)
{ }

Result<std::optional<qint64>> FeedStore::sequence()
{
    const Result<qint64> known =
        m_database.number("SELECT count(*) FROM meta WHERE key='sequence' AND value<>''");
    const Result<qint64> sequence = m_database.number("SELECT value FROM meta WHERE key='sequence'");
    if (!known || !sequence)
        return !known ? known.error() : sequence.error();
    return *known != 0 ? std::optional(*sequence) : std::nullopt;
}

Result<std::optional<qint64>> FeedStore::revisionOf(std::string_view member)
{
    if (Result<void> ready = m_writer.prepare(); !ready)
        return ready.error();
    MemberRecord record;
    record.id = member;
    const Result<std::optional<MemberWriter::Found>> found = m_writer.find(record);
    if (!found)
        return found.error();
    return *found ? std::optional((*found)->revision) : std::nullopt;
}

Result<void> FeedStore::begin()
{
    if (Result<void> ready = m_writer.prepare(); !ready)
        return ready;
    m_changes = {};
    m_transaction.emplace(m_database);
    return m_transaction->begin(Transaction::Kind::Write);
}

Result<void> FeedStore::put(const MemberRecord &member)
{
    const Result<std::optional<MemberWriter::Found>> found = m_writer.find(member);
    if (!found)
        return found.error();
    if (!*found)
        return insert(member);
    const MemberWriter::Found &there = **found;
    if (there.revision > member.revision)
        return {};
    if (there.same) {
        if (there.lastActivityAt == member.lastActivityAt)
            return {};
        ++m_changes.written;
        return m_writer.updateActivity(there.row, member);
    }
    ++m_changes.written;
    if (Result<void> done = m_writer.update(there.row, member); !done)
        return done;
    return there.textsDiffer ? m_search.markPending(there.row) : Result<void>();
}

Result<void> FeedStore::insert(const MemberRecord &member)
{
    const Result<qint64> last = m_database.number("SELECT max(row) FROM member");
    if (!last)
        return last.error();
    ++m_changes.written;
    if (Result<void> done = m_writer.insert(*last + 1, member); !done)
        return done;
    return m_search.markPending(*last + 1);
}

Result<void> FeedStore::remove(std::string_view member)
{
    const Result<std::optional<qint64>> row = m_writer.rowOf(member);
    if (!row)
        return row.error();
    if (!*row)
        return {};
    ++m_changes.removed;
    return m_writer.remove(**row);
}

Result<void> FeedStore::putTeam(const TeamRecord &team)
{
    // The guard against older revisions stands in the statement itself.
    Result<Statement> put = m_database.prepare(
        "INSERT INTO team(id, revision, name) VALUES(?1, ?2, ?3) ON CONFLICT(id) DO UPDATE"
        " SET revision=excluded.revision, name=excluded.name WHERE excluded.revision >= revision");
    if (!put)
        return put.error();
    put->bind(1, team.id);
    put->bind(2, team.revision);
    put->bind(3, team.name);
    if (Result<void> done = put->run(); !done)
        return done;
    ++m_changes.written;
    Result<Statement> rename = m_database.prepare(
        "UPDATE member SET assignments=(SELECT json_group_array(json(CASE json_extract(value, '$.targetId')"
        " WHEN ?1 THEN json_set(value, '$.targetName', (SELECT name FROM team WHERE id=?1)) ELSE value END))"
        " FROM json_each(assignments)) WHERE row IN (SELECT member FROM assignment WHERE target=?1)");
    if (!rename)
        return rename.error();
    rename->bind(1, team.id);
    return rename->run();
}

Result<void> FeedStore::removeTeam(std::string_view team)
{
    Result<Statement> remove = m_database.prepare("DELETE FROM team WHERE id=?1");
    if (!remove)
        return remove.error();
    remove->bind(1, team);
    ++m_changes.removed;
    return remove->run();
}

Result<StoredChanges> FeedStore::finish(qint64 sequence, const QDateTime &now)
{
    if (Result<void> noted = noteSynced(m_database, std::to_string(sequence), now); !noted)
        return noted.error();
    return finish();
}

Result<StoredChanges> FeedStore::finish()
{
    const Result<qint64> members = m_database.number("SELECT count(*) FROM member");
    if (!members)
        return members.error();
    m_changes.members = *members;
    if (Result<void> done = m_transaction->commit(); !done)
        return done.error();
    m_transaction.reset();
    return m_changes;
}

void FeedStore::abandon()
{
    m_transaction.reset();
}

} // namespace Minideck
