#include "membershiprequests.h"

#include <core/ulid.h>
#include <server/store/memberedits.h>
#include <server/store/workspacestore.h>

namespace Minideck {

using Broken = std::optional<BrokenRule>;

static const QString RoleName = u"role"_qs;

static BrokenRule broken(const QString &reason, const QString &detail)
{
    return {.rule = u"MEM-9"_qs, .detail = detail, .reason = reason};
}

static BrokenRule isBlocked()
{
    return broken(u"blocked"_qs, u"An administrator has blocked this member; unblock it first."_qs);
}

//! Whether the first role includes more than the second: the enum begins with the greatest.
static bool isHigher(Role left, Role right)
{
    return left < right;
}

static Role roleIn(const QJsonObject &object, Role otherwise)
{
    return fromWire<Role>(object[RoleName].toString()).value_or(otherwise);
}

Broken MembershipRequests::tooMany(const StoredApproval &approval, bool joining)
{
    const auto open = [&](qint64 workspace) {
        return ApprovalRows::openOf(m_tools.connection, approval.applicant.key,
                                    ApprovalCategory::MemberRequest, workspace)
            .size();
    };
    if (open(approval.workspace) > 0)
        return broken(u"alreadyOpen"_qs, u"A request of this person is in review already."_qs);
    if (joining && open(0) >= OpenPerAccount)
        return broken(u"tooManyOpen"_qs, u"This account has %1 requests in review."_qs.arg(OpenPerAccount));
    return std::nullopt;
}

Broken MembershipRequests::ask(StoredApproval &approval, const ApprovalWish &wish)
{
    const Role role = wish.role.value_or(roleIn(approval.round.payload, Role::Developer));
    const auto member = Members::ofAccount(m_tools.connection, approval.workspace, approval.applicant.key);
    const auto workspace = Workspaces::byKey(m_tools.connection, approval.workspace);
    approval.facts = {{u"workspaceName"_qs, workspace ? workspace->name : QString()},
                      {RoleName, toWire(role)}};
    approval.round.payload = {{RoleName, toWire(role)}};
    approval.round.base = {};
    approval.subjectId.clear();
    if (!member) {
        if (Members::byEmail(m_tools.connection, approval.workspace, approval.applicant.email))
            return broken(u"invited"_qs, u"There is an invitation for this person; accept it."_qs);
        return tooMany(approval, true);
    }
    if (!member->member.status.is(MemberStatus::Active))
        return isBlocked();
    if (member->member.role.is(role))
        return broken(u"sameRole"_qs, u"The member has this role already."_qs);
    approval.subjectId = member->member.id.text();
    approval.facts[u"currentRole"_qs] = member->member.role.text();
    approval.round.base = {{RoleName, member->member.role.text()}};
    return tooMany(approval, false);
}

Broken MembershipRequests::join(const StoredApproval &approval, Role role)
{
    const auto invited = Members::byEmail(m_tools.connection, approval.workspace, approval.applicant.email);
    Member member;
    if (invited) {
        // Invited meanwhile: the request accepts it, with the role that is granted now.
        member = invited->member;
        MemberEdits::accept(m_tools.connection, invited->key, approval.applicant.key, approval.applicant.name,
                            m_tools.now);
    } else {
        member.id =
            MemberId(MemberId::prefix() + u'_' + makeUlid(m_tools.now.toMSecsSinceEpoch(), m_tools.random));
        member.email = approval.applicant.email;
    }
    member.name = approval.applicant.name;
    member.role = role;
    member.status = MemberStatus::Active;
    member.startedAt = m_tools.now;
    if (invited)
        MemberEdits::update(m_tools.connection, invited->key, member, m_tools.now);
    else
        MemberEdits::insert(m_tools.connection, approval.workspace, member, approval.applicant.key,
                            m_tools.now);
    m_tools.journal.audit(u"member.join"_qs, invited ? std::optional(invited->member) : std::nullopt, member);
    m_tools.journal.feedRights(member.id);
    return std::nullopt;
}

Broken MembershipRequests::change(const StoredApproval &approval, const StoredMember &member, Role role)
{
    const Role current = member.member.role.known().value_or(role);
    const Role wanted = roleIn(approval.round.payload, role);
    const bool raises = isHigher(wanted, current);
    if (!raises && role != wanted)
        return broken(u"lessThanAsked"_qs, u"The member would lose more than was asked for."_qs);
    // To lower the wish is not to take away what the member has.
    if (raises && !isHigher(role, current))
        return broken(u"notMore"_qs, u"That is no more than the member has; reject the request instead."_qs);
    MemberChanges changes(m_tools.connection, approval.workspace, m_tools.now, m_tools.journal);
    MemberPatch patch;
    patch.role = role;
    return changes.patch(member, patch);
}

std::variant<QJsonObject, BrokenRule> MembershipRequests::approve(const StoredApproval &approval,
                                                                  const ApprovalVerdict &verdict)
{
    const Role wanted = roleIn(approval.round.payload, Role::Developer);
    const Role role = verdict.role.value_or(wanted);
    if (isHigher(role, wanted))
        return broken(u"roleRaised"_qs, u"The role can be lowered, not raised above what was asked for."_qs);
    const auto member = Members::ofAccount(m_tools.connection, approval.workspace, approval.applicant.key);
    Broken refused;
    if (member && member->member.status.is(MemberStatus::Inactive))
        refused = isBlocked();
    else if (approval.subjectId.isEmpty())
        refused = member ? broken(u"alreadyMember"_qs, u"This person is a member by now."_qs)
                         : join(approval, role);
    else
        refused = member ? change(approval, *member, role)
                         : broken(u"memberGone"_qs, u"This person is no member any more."_qs);
    if (refused)
        return *refused;
    return QJsonObject{{RoleName, toWire(role)}};
}

} // namespace Minideck
