#include "fold.h"
#include "memberreader.h"
#include "wirecode.h"

#include <algorithm>

namespace Minideck {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

bool isAdmin(const WireEnum<AssignmentRole> &role)
{
    return role.is(AssignmentRole::TeamAdmin) || role.is(AssignmentRole::AppAdmin)
        || role.is(AssignmentRole::ProgramAdmin);
}

} // namespace

Result<QList<Team>> MemberReader::teams()
{
    Result<Statement> statement = m_database.prepare("SELECT id, revision, name FROM team");
    if (!statement)
        return statement.error();
    QList<std::pair<std::string, Team>> named;
    for (;;) {
        const Result<bool> more = statement->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const Team team{TeamId(statement->string(0)), statement->integer(1), statement->string(2)};
        named.append({folded(team.name), team});
    }
    std::sort(named.begin(), named.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first, a.second.id) < std::tie(b.first, b.second.id);
    });
    QList<Team> teams;
    for (const auto &[name, team] : named)
        teams.append(team);
    return teams;
}

Result<bool> MemberReader::hasAdminBeside(const Assignment &assignment, const Rows &members)
{
    Result<Statement> statement =
        m_database.prepare("SELECT member.row FROM assignment JOIN member ON member.row=assignment.member"
                           " WHERE target=?1 AND assignment.role=?2 AND status=?3");
    if (!statement)
        return statement.error();
    const QByteArray target = assignment.targetId.toUtf8();
    const QByteArray role = assignment.role.text().toUtf8();
    statement->bind(1, view(target));
    statement->bind(2, view(role));
    statement->bind(3, static_cast<qint64>(MemberStatus::Active));
    for (;;) {
        const Result<bool> more = statement->step();
        if (!more || !*more)
            return more;
        if (std::ranges::find(members, statement->integer(0)) == members.end())
            return true;
    }
}

Result<QStringList> MemberReader::soleAdminsOf(const QList<MemberId> &ids)
{
    const Result<Rows> rows = rowsOf(ids);
    if (!rows)
        return rows.error();
    const Result<QList<Member>> people = members(*rows);
    if (!people)
        return people.error();
    QStringList names;
    QStringList targets;
    for (const Member &member : *people) {
        for (const Assignment &assignment : member.assignments) {
            if (!isAdmin(assignment.role) || targets.contains(assignment.targetId))
                continue;
            targets.append(assignment.targetId);
            const Result<bool> other = hasAdminBeside(assignment, *rows);
            if (!other)
                return other.error();
            if (!*other)
                names.append(assignment.targetName.isEmpty() ? assignment.targetId : assignment.targetName);
        }
    }
    return names;
}

Result<QHash<QString, WireEnum<MemberStatus>>> MemberReader::statusesOf(const QStringList &emails)
{
    Result<Statement> statement =
        m_database.prepare("SELECT status FROM member WHERE email=?1 COLLATE NOCASE");
    if (!statement)
        return statement.error();
    QHash<QString, WireEnum<MemberStatus>> statuses;
    for (const QString &email : emails) {
        if (isCancelled())
            return Error{.kind = ErrorKind::Cancelled};
        const QByteArray text = email.toUtf8();
        statement->bind(1, view(text));
        const Result<bool> found = statement->step();
        if (!found)
            return found.error();
        if (*found)
            statuses.insert(email, readWire<MemberStatus>(*statement, 0));
        statement->reset();
    }
    return statuses;
}

} // namespace Minideck
