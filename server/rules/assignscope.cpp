#include "assignscope.h"

#include <server/store/targetstore.h>

#include <algorithm>

namespace Minideck {

static bool holdsSame(const QList<Assignment> &list, const Assignment &wanted)
{
    return std::ranges::any_of(list, [&](const Assignment &each) {
        return each.kind == wanted.kind && each.role == wanted.role && each.targetId == wanted.targetId;
    });
}

AssignScope::AssignScope(Connection &connection, qint64 workspace, Principal principal)
    : m_connection(connection)
    , m_workspace(workspace)
    , m_principal(std::move(principal))
{ }

bool AssignScope::covers(const Assignment &assignment)
{
    const auto kind = assignment.kind.known();
    if (!kind)
        return false;
    const auto known = m_known.constFind(assignment.targetId);
    if (known != m_known.constEnd())
        return *known;
    const auto target = Targets::of(m_connection, m_workspace, *kind, assignment.targetId);
    const bool covered = decide(Permission::MemberAssign, m_principal, target.value_or(Target())).allowed;
    m_known.insert(assignment.targetId, covered);
    return covered;
}

QList<Assignment> AssignScope::within(const QList<Assignment> &assignments)
{
    QList<Assignment> seen;
    std::ranges::copy_if(assignments, std::back_inserter(seen),
                         [this](const Assignment &each) { return covers(each); });
    return seen;
}

QList<Assignment> AssignScope::merged(const QList<Assignment> &old, const QList<Assignment> &wanted)
{
    QList<Assignment> all = wanted;
    for (const Assignment &each : old) {
        if (!covers(each) && !holdsSame(wanted, each))
            all.append(each);
    }
    return all;
}

qsizetype AssignScope::firstForeign(const QList<Assignment> &old, const QList<Assignment> &wanted)
{
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (!covers(wanted[i]) && !holdsSame(old, wanted[i]))
            return i;
    }
    return -1;
}

} // namespace Minideck
