#include "approvalwork.h"

#include "approvaldetail.h"
#include "writeproblems.h"

#include <server/rules/preconditions.h>
#include <server/store/registrationstore.h>

namespace Minideck {

using Broken = std::optional<BrokenRule>;

ApprovalWork::ApprovalWork(Effect &effect, const MasterKey &key)
    : m_call(effect.call)
    , m_connection(effect.connection)
    , m_now(effect.now)
    , m_random(effect.random)
    , m_key(key)
    , m_origin(effect.origin)
    , m_caller(ApprovalCaller::inside(effect.membership, effect.call.caller->account))
{ }

ApprovalWork::ApprovalWork(PlatformEffect &effect, const MasterKey &key)
    : m_call(effect.call)
    , m_connection(effect.connection)
    , m_now(effect.now)
    , m_random(effect.random)
    , m_key(key)
    , m_origin(effect.origin)
    , m_caller(ApprovalCaller::above(effect.account))
{ }

ChangeJournal ApprovalWork::journalOf(const StoredApproval &approval) const
{
    AuditEvent event = m_origin;
    if (approval.workspace) {
        event.workspaceId = approval.workspaceId;
        return ChangeJournal(m_connection, approval.workspace, event);
    }
    // A registration: nobody is in the workspace that it is about.
    const auto subject = RegistrationRows::byId(m_connection, WorkspaceId(approval.subjectId));
    event.workspaceId = approval.subjectId;
    return ChangeJournal(m_connection, subject ? subject->workspace.key : 0, event);
}

Broken ApprovalWork::with(const StoredApproval &approval,
                          const std::function<Broken(const ApprovalTools &, ApprovalEffect &)> &act) const
{
    ChangeJournal journal = journalOf(approval);
    const ApprovalTools tools{m_connection, m_now, m_random, m_key, journal};
    const auto effect = approvalEffect(approval.category, tools);
    if (!effect) {
        return BrokenRule{.rule = u"APR-11"_qs,
                          .detail = u"This server does not know yet what such a request does."_qs,
                          .reason = u"notYet"_qs};
    }
    return act(tools, *effect);
}

std::optional<Problem> ApprovalWork::checkRevision(const StoredApproval &approval) const
{
    const auto fields = m_call.request.headers.values("If-Match");
    const Precondition precondition = Preconditions::ifMatch(fields, approval.revision);
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(approvalDetail(m_caller, m_connection, approval));
    return std::nullopt;
}

std::optional<Problem> ApprovalWork::checkWorkspace(const StoredApproval &approval) const
{
    const auto readOnly = m_caller.readOnly(m_connection, approval);
    return readOnly ? std::optional(Problems::workspaceNotActive(*readOnly)) : std::nullopt;
}

Answer ApprovalWork::shown(const ApprovalId &id, int status) const
{
    const auto approval = find(id);
    return approval ? Answer(approvalResponse(m_caller, m_connection, *approval, status))
                    : Answer(Problems::notFound());
}

} // namespace Minideck
