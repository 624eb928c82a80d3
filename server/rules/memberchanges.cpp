#include "memberchanges.h"

#include <server/store/memberedits.h>

#include <algorithm>

namespace Minideck {

static BrokenRule lastAdmin()
{
    return {.rule = u"ROL-4"_qs,
            .detail =
                u"This is the last active administrator of the workspace; appoint another one first."_qs,
            .reason = u"lastAdmin"_qs};
}

//! The same role in the same place, whatever its name is there.
static bool isSame(const Assignment &left, const Assignment &right)
{
    return left.kind == right.kind && left.role == right.role && left.targetId == right.targetId;
}

static bool contains(const QList<Assignment> &list, const Assignment &wanted)
{
    return std::ranges::any_of(list, [&](const Assignment &each) { return isSame(each, wanted); });
}

static bool isSame(const QList<Assignment> &left, const QList<Assignment> &right)
{
    return left.size() == right.size()
        && std::ranges::all_of(left, [&](const Assignment &each) { return contains(right, each); });
}

MemberChanges::MemberChanges(Connection &connection, qint64 workspace, const QDateTime &now,
                             ChangeJournal &journal)
    : m_connection(connection)
    , m_workspace(workspace)
    , m_now(now)
    , m_journal(journal)
{ }

bool MemberChanges::isLastAdmin(const Member &member)
{
    return member.status.is(MemberStatus::Active) && member.role.is(Role::Admin)
        && Members::activeAdmins(m_connection, m_workspace) <= 1;
}

//! The place that would be left without anybody who leads it (ROL-4).
std::optional<BrokenRule> MemberChanges::abandoned(const StoredMember &record, const QList<Assignment> &left)
{
    for (const Assignment &old : record.member.assignments) {
        const bool leads =
            old.role.is(AssignmentRole::TeamAdmin) || old.role.is(AssignmentRole::ProgramAdmin);
        if (!leads || contains(left, old)
            || MemberEdits::isHeldByOthers(m_connection, old.targetId, old.role.known().value(), record.key))
            continue;
        const bool team = old.role.is(AssignmentRole::TeamAdmin);
        return BrokenRule{
            .rule = u"ROL-4"_qs,
            .detail =
                u"The %1 \"%2\" would be left without an administrator; appoint another one first."_qs.arg(
                    team ? u"team"_qs : u"program"_qs, old.targetName),
            .reason = team ? u"lastTeamAdmin"_qs : u"lastProgramAdmin"_qs};
    }
    return std::nullopt;
}

std::optional<BrokenRule> MemberChanges::patch(const StoredMember &record, const MemberPatch &patch)
{
    Member promoted = record.member;
    promoted.role = patch.role ? WireEnum(*patch.role) : promoted.role;
    promoted.programCreator = patch.programCreator.value_or(promoted.programCreator);
    Member changed = promoted;
    if (patch.assignments && !isSame(*patch.assignments, changed.assignments))
        changed.assignments = *patch.assignments;
    if (changed == record.member)
        return std::nullopt;

    if (promoted.role != record.member.role && isLastAdmin(record.member))
        return lastAdmin();
    if (auto rule = abandoned(record, changed.assignments))
        return rule;
    MemberEdits::update(m_connection, record.key, changed, m_now);
    if (promoted != record.member)
        m_journal.audit(Permission::MemberSetRole, record.member, promoted);
    if (changed != promoted) {
        MemberEdits::replaceAssignments(m_connection, record.key, changed.assignments);
        m_journal.audit(Permission::MemberAssign, promoted, changed);
    }
    m_journal.feedRights(record.member.id);
    return std::nullopt;
}

std::optional<BrokenRule> MemberChanges::setStatus(const StoredMember &record, Permission action,
                                                   MemberStatus status)
{
    if (record.member.status.is(MemberStatus::Invited)) {
        return BrokenRule{.rule = u"MEM-5"_qs,
                          .detail = u"This member has not accepted the invitation yet."_qs,
                          .reason = u"notAccepted"_qs};
    }
    if (record.member.status.is(status))
        return std::nullopt;
    if (status == MemberStatus::Inactive && isLastAdmin(record.member))
        return lastAdmin();
    Member changed = record.member;
    changed.status = status;
    MemberEdits::update(m_connection, record.key, changed, m_now);
    m_journal.audit(action, record.member, changed);
    m_journal.feedRights(record.member.id);
    return std::nullopt;
}

std::optional<BrokenRule> MemberChanges::block(const StoredMember &record)
{
    return setStatus(record, Permission::MemberBlock, MemberStatus::Inactive);
}

std::optional<BrokenRule> MemberChanges::unblock(const StoredMember &record)
{
    return setStatus(record, Permission::MemberUnblock, MemberStatus::Active);
}

std::optional<BrokenRule> MemberChanges::remove(const StoredMember &record)
{
    if (isLastAdmin(record.member))
        return lastAdmin();
    const QStringList invited = MemberEdits::remove(m_connection, record.key, m_now);
    m_journal.audit(Permission::MemberRemove, record.member, std::nullopt);
    m_journal.feed(record.member.id, true);
    for (const QString &id : invited)
        m_journal.feed(MemberId(id));
    return std::nullopt;
}

} // namespace Minideck
