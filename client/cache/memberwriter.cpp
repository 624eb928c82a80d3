#include "memberwriter.h"

#include "fold.h"
#include "wirecode.h"

#include <core/types/member.h>

#include <array>

namespace Minideck {

namespace {

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

MemberWriter::MemberWriter(const Database &database)
    : m_database(database)
{ }

Result<void> MemberWriter::prepare()
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
        {&m_remove, "DELETE FROM member WHERE row=?1"},
        {&m_addAssignment, "INSERT INTO assignment(target, role, member) VALUES(?1, ?2, ?3)"},
        {&m_removeAssignments,
         "DELETE FROM assignment WHERE member=?1 AND target IN (SELECT json_extract(value, '$.targetId')"
         " FROM member, json_each(assignments) WHERE row=?1)"},
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

Result<std::optional<MemberWriter::Found>> MemberWriter::find(const MemberRecord &member)
{
    m_find.bind(1, member.id);
    const Result<bool> found = m_find.step();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<Found>();
    Found there{.row = m_find.integer(0), .revision = m_find.integer(1)};
    if (!m_find.isNull(2))
        there.lastActivityAt = m_find.integer(2);
    // Names of other things inside a member change without a new revision of the member.
    there.same = there.revision == member.revision && m_find.bytes(4) == member.inviter
        && m_find.bytes(3) == assignmentsText(member);
    there.textsDiffer = m_find.bytes(5) != member.name || m_find.bytes(6) != member.email;
    m_find.reset();
    return std::optional(there);
}

Result<std::optional<qint64>> MemberWriter::rowOf(std::string_view id)
{
    m_find.bind(1, id);
    const Result<bool> found = m_find.step();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<qint64>();
    const qint64 row = m_find.integer(0);
    m_find.reset();
    return std::optional(row);
}

Result<void> MemberWriter::write(Statement &statement, qint64 row, const MemberRecord &member)
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
    if (Result<void> done = statement.run(); !done)
        return done;
    for (const MemberRecord::Assignment &assignment : member.assignments) {
        m_addAssignment.bind(1, assignment.target);
        m_addAssignment.bind(2, assignment.role);
        m_addAssignment.bind(3, row);
        if (Result<void> done = m_addAssignment.run(); !done)
            return done;
    }
    return {};
}

Result<void> MemberWriter::insert(qint64 row, const MemberRecord &member)
{
    return write(m_insert, row, member);
}

Result<void> MemberWriter::update(qint64 row, const MemberRecord &member)
{
    m_removeAssignments.bind(1, row);
    if (Result<void> done = m_removeAssignments.run(); !done)
        return done;
    return write(m_update, row, member);
}

Result<void> MemberWriter::updateActivity(qint64 row, const MemberRecord &member)
{
    m_updateActivity.bind(1, row);
    bindOptional(m_updateActivity, 2, member.lastActivityAt);
    return m_updateActivity.run();
}

Result<void> MemberWriter::remove(qint64 row)
{
    m_removeAssignments.bind(1, row);
    if (Result<void> done = m_removeAssignments.run(); !done)
        return done;
    m_remove.bind(1, row);
    return m_remove.run();
}

} // namespace Minideck
