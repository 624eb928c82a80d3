#include "membertext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Minideck {

namespace {

struct MemberText
{
    Q_DECLARE_TR_FUNCTIONS(MemberText)
};

} // namespace

QString memberName(const Member &member)
{
    return member.name.isEmpty() ? member.email : member.name;
}

QString roleText(const WireEnum<Role> &role)
{
    const auto known = role.known();
    if (!known)
        return role.text();
    switch (*known) {
    case Role::Admin:
        return MemberText::tr("Admin");
    case Role::Reviewer:
        return MemberText::tr("Reviewer");
    case Role::Developer:
        return MemberText::tr("Developer");
    }
    Q_UNREACHABLE();
}

QString statusText(const WireEnum<MemberStatus> &status)
{
    const auto known = status.known();
    if (!known)
        return status.text();
    switch (*known) {
    case MemberStatus::Invited:
        return MemberText::tr("Invited");
    case MemberStatus::Active:
        return MemberText::tr("Active");
    case MemberStatus::Inactive:
        return MemberText::tr("Blocked");
    }
    Q_UNREACHABLE();
}

QString assignmentRoleText(const WireEnum<AssignmentRole> &role)
{
    const auto known = role.known();
    if (!known)
        return role.text();
    switch (*known) {
    case AssignmentRole::TeamAdmin:
        return MemberText::tr("Team admin");
    case AssignmentRole::TeamMember:
        return MemberText::tr("Member", "of a team");
    case AssignmentRole::AppAdmin:
        return MemberText::tr("App admin");
    case AssignmentRole::AppReviewer:
        return MemberText::tr("App reviewer");
    case AssignmentRole::ProgramAdmin:
        return MemberText::tr("Program admin");
    case AssignmentRole::ProgramDeveloper:
        return MemberText::tr("Program developer");
    }
    Q_UNREACHABLE();
}

QString assignmentSummary(const Member &member)
{
    if (member.role.is(Role::Admin))
        return MemberText::tr("all", "programs, apps and teams");

    int programs = 0;
    int apps = 0;
    int teams = 0;
    int others = 0;
    for (const Assignment &assignment : member.assignments) {
        if (assignment.kind.is(AssignmentKind::MiniProgram))
            ++programs;
        else if (assignment.kind.is(AssignmentKind::App))
            ++apps;
        else if (assignment.kind.is(AssignmentKind::Team))
            ++teams;
        else
            ++others;
    }

    const int most = std::max({programs, apps, teams});
    if (most == 0)
        return others > 0 ? MemberText::tr("%n other(s)", "assignments of an unknown kind", others)
                          : MemberText::tr("–", "no assignments");
    if (programs == most)
        return MemberText::tr("%n program(s)", nullptr, programs);
    if (apps == most)
        return MemberText::tr("%n app(s)", nullptr, apps);
    return MemberText::tr("%n team(s)", nullptr, teams);
}

QList<Assignment> sortedAssignments(const Member &member)
{
    const auto rank = [](const Assignment &assignment) {
        const auto kind = assignment.kind.known();
        const bool administers = assignment.role.is(AssignmentRole::ProgramAdmin)
            || assignment.role.is(AssignmentRole::AppAdmin) || assignment.role.is(AssignmentRole::TeamAdmin);
        // The kinds are declared from the largest to the smallest.
        return std::pair(kind ? -static_cast<int>(*kind) : 1, !administers);
    };
    QList<Assignment> sorted = member.assignments;
    std::ranges::stable_sort(sorted, [&rank](const Assignment &a, const Assignment &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.targetName.localeAwareCompare(b.targetName) < 0;
    });
    return sorted;
}

QString assignmentList(const Member &member)
{
    QStringList lines;
    for (const Assignment &assignment : sortedAssignments(member))
        lines << MemberText::tr("%1: %2", "name of a program, app or team: role in it")
                     .arg(assignment.targetName, assignmentRoleText(assignment.role));
    return lines.join(u'\n');
}

} // namespace Minideck
