#include "memberstore.h"

#include "fold.h"
#include "migrations.h"
#include "wirecode.h"

#include <core/types/member.h>

#include <array>

namespace Minideck {

namespace {

// Writing a row into a table with indexes costs about ten times as much as into a bare one.
constexpr qint64 BulkFactor = 10;

constexpr std::string_view NoAssignments = "[]";

std::string_view assignmentsText(const MemberRecord &member)
{
    return member.assignments.empty() ? NoAssignments : member.assignmentsJson;
}

void bindOptional(Statement &statement, int parameter, std::optional<qint64> value)
{
    if (value)
        statement.bind(parameter, *value);
    else
        statement.bindNull(parameter);
}

} // namespace

MemberStore::MemberStore(const Database &database)
    : m_database(database)
    , m_search(database)
{ }

Result<void> MemberStore::prepare()
{
    if (!m_find.isNull())
        return {};
    const std::array<std::pair<Statement *, std::string_view>, 7> statements = {{
        {&m_insert,
         "INSERT INTO member(row, id, revision, name, email, role, creator, status, started_at, activity_at, "
         "inviter,"
         " assigned, assignments, sort_name) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
         "?14)"},
        {&m_update,
         "UPDATE member SET id=?2, revision=?3, name=?4, email=?5, role=?6, creator=?7, status=?8, "
         "started_at=?9,"
         " activity_at=?10, inviter=?11, assigned=?12, assignments=?13, sort_name=?14 WHERE row=?1"},
        {&m_updateActivity, "UPDATE member SET activity_at=?2 WHERE row=?1"},
        {&m_addAssignment, "INSERT INTO assignment(target, role, member) VALUES(?1, ?2, ?3)"},
        {&m_removeAssignments,
         "DELETE FROM assignment WHERE member=?1 AND target IN (SELECT json_extract(value, '$.targetId')"
         " FROM member, json_each(assignments) WHERE row=?1)"},
        {&m_addTeam, "INSERT OR REPLACE INTO team(id, revision, name) VALUES(?1, ?2, ?3)"},
        {&m_find,
         "SELECT row, revision, activity_at, assignments, inviter, name, email FROM member WHERE id=?1"},
    }};
    for (const auto &[statement, sql] : statements) {
        Result<Statement> prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(prepared).value();
    }
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

void MemberStore::bindMember(Statement &statement, qint64 row, const MemberRecord &member)
{
    // Who has not accepted yet has no name: such a row stands where its address is shown.
    const std::string_view shown = member.name.empty() ? member.email : member.name;
    statement.bind(1, row);
    statement.bind(2, member.id);
    statement.bind(3, member.revision);
    statement.bind(4, member.name);
    statement.bind(5, member.email);
    bindWire<Role>(statement, 6, member.role);
    statement.bind(7, member.programCreator ? 1 : 0);
    bindWire<MemberStatus>(statement, 8, member.status);
    bindOptional(statement, 9, member.startedAt);
    bindOptional(statement, 10, member.lastActivityAt);
    if (member.inviter.empty())
        statement.bindNull(11);
    else
        statement.bind(11, member.inviter);
    statement.bind(12, member.assignments.empty() ? 0 : 1);
    statement.bind(13, assignmentsText(member));
    statement.bind(14, fold(shown, m_sortName));
}

Result<void> MemberStore::insert(const MemberRecord &member)
{
    const qint64 row = ++m_lastRow;
    bindMember(m_insert, row, member);
    if (Result<void> done = m_insert.run(); !done)
        return done;
    ++m_changes.written;
    if (Result<void> done = writeAssignments(row, member); !done)
        return done;
    return m_bulk ? m_search.add(row, m_sortName, fold(member.email, m_foldedEmail))
                  : m_search.markPending(row);
}

Result<void> MemberStore::writeAssignments(qint64 row, const MemberRecord &member)
{
    for (const MemberRecord::Assignment &assignment : member.assignments) {
        m_addAssignment.bind(1, assignment.target);
        m_addAssignment.bind(2, assignment.role);
        m_addAssignment.bind(3, row);
        if (Result<void> done = m_addAssignment.run(); !done)
            return done;
    }
    return {};
}

Result<void> MemberStore::merge(const MemberRecord &member)
{
    m_find.bind(1, member.id);
    const Result<bool> found = m_find.step();
    if (!found)
        return found.error();
    if (!*found) {
        Result<void> done = insert(member);
        m_seen.insert(m_lastRow);
        return done;
    }

    const qint64 row = m_find.integer(0);
    const std::optional<qint64> activity =
        m_find.isNull(2) ? std::nullopt : std::optional<qint64>(m_find.integer(2));
    // Names of other things inside a member change without a new revision of the member.
    const bool same = m_find.integer(1) == member.revision && m_find.bytes(4) == member.inviter
        && m_find.bytes(3) == assignmentsText(member);
    const bool textsDiffer = m_find.bytes(5) != member.name || m_find.bytes(6) != member.email;
    m_find.reset();

    m_seen.insert(row);
    if (!same)
        return update(row, member, textsDiffer);
    return activity == member.lastActivityAt ? Result<void>() : updateActivity(row, member);
}

Result<void> MemberStore::update(qint64 row, const MemberRecord &member, bool textsDiffer)
{
    m_removeAssignments.bind(1, row);
    if (Result<void> done = m_removeAssignments.run(); !done)
        return done;
    bindMember(m_update, row, member);
    if (Result<void> done = m_update.run(); !done)
        return done;
    ++m_changes.written;
    if (Result<void> done = writeAssignments(row, member); !done)
        return done;
    return textsDiffer ? m_search.markPending(row) : Result<void>();
}

Result<void> MemberStore::updateActivity(qint64 row, const MemberRecord &member)
{
    m_updateActivity.bind(1, row);
    bindOptional(m_updateActivity, 2, member.lastActivityAt);
    ++m_changes.written;
    return m_updateActivity.run();
}

Result<void> MemberStore::removeUnseen()
{
    Result<Statement> all = m_database.prepare("SELECT row FROM member");
    Result<Statement> remove = m_database.prepare("DELETE FROM member WHERE row=?1");
    if (!all || !remove)
        return !all ? all.error() : remove.error();
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
        m_removeAssignments.bind(1, row);
        if (Result<void> done = m_removeAssignments.run(); !done)
            return done;
        remove->bind(1, row);
        if (Result<void> done = remove->run(); !done)
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
    Result<Statement> note = m_database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (!note)
        return note.error();
    note->bind(1, std::string_view("sequence"));
    note->bind(2, sequence);
    if (Result<void> done = note->run(); !done)
        return done.error();
    note->bind(1, std::string_view("synced_at"));
    note->bind(2, now.toMSecsSinceEpoch());
    if (Result<void> done = note->run(); !done)
        return done.error();
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
