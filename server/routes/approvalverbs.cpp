#include "approvalverbs.h"

#include "approvalbody.h"
#include "registrationbody.h"
#include "writeproblems.h"

#include <server/rules/approvals.h>

namespace Minideck::ApprovalVerbs {

using Broken = std::optional<BrokenRule>;
using Act = std::function<Broken(const ApprovalTools &, ApprovalEffect &)>;

//! The rest of the way, once the body is read: precondition, rule, effect.
static Answer change(const ApprovalWork &work, const StoredApproval &approval, const Act &act)
{
    if (const auto problem = work.checkRevision(approval))
        return *problem;
    if (const auto problem = work.checkWorkspace(approval))
        return *problem;
    if (const Broken broken = work.with(approval, act))
        return Problems::ruleBroken(*broken);
    return work.shown(approval.id);
}

using Outcome = ApprovalBody::Outcome;

static Answer decide(const ApprovalWork &work, const StoredApproval &approval, Outcome outcome)
{
    if (!work.caller().mayDecide(approval))
        return Problems::decidedByOthers(approval.category);
    auto read = ApprovalBody::readVerdict(work.call().request, outcome, approval.category);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    auto &verdict = std::get<ApprovalVerdict>(read);
    verdict.decider = work.caller().account;
    return change(work, approval, [&](const ApprovalTools &tools, ApprovalEffect &effect) {
        return outcome == Outcome::Approve ? Approvals(tools).approve(approval, verdict, effect)
                                           : Approvals(tools).reject(approval, verdict, effect);
    });
}

Answer approve(const ApprovalWork &work, const StoredApproval &approval)
{
    return decide(work, approval, Outcome::Approve);
}

Answer reject(const ApprovalWork &work, const StoredApproval &approval)
{
    return decide(work, approval, Outcome::Reject);
}

Answer withdraw(const ApprovalWork &work, const StoredApproval &approval)
{
    if (!work.caller().isApplicant(approval))
        return Problems::applicantsOnly();
    if (const auto problem = RegistrationBody::readNothing(work.call().request))
        return *problem;
    return change(work, approval, [&](const ApprovalTools &tools, ApprovalEffect &effect) {
        return Approvals(tools).withdraw(approval, effect);
    });
}

Answer resubmit(const ApprovalWork &work, const StoredApproval &approval)
{
    if (!work.caller().isApplicant(approval))
        return Problems::applicantsOnly();
    const auto read = ApprovalBody::readWish(work.call().request, approval.category);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    return change(work, approval, [&](const ApprovalTools &tools, ApprovalEffect &effect) {
        return Approvals(tools).resubmit(approval, std::get<ApprovalWish>(read), effect);
    });
}

Answer comment(const ApprovalWork &work, const StoredApproval &approval)
{
    const auto read = ApprovalBody::readComment(work.call().request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    if (const auto problem = work.checkWorkspace(approval))
        return *problem;
    const Broken broken = work.with(approval, [&](const ApprovalTools &tools, ApprovalEffect &) {
        return Approvals(tools).comment(approval, work.caller().account, std::get<QString>(read));
    });
    return broken ? Answer(Problems::ruleBroken(*broken)) : work.shown(approval.id, 201);
}

Answer run(const ApprovalWork &work, const QString &id, Verb verb)
{
    const auto approval = work.find(ApprovalId(id));
    return approval ? verb(work, *approval) : Answer(Problems::notFound());
}

} // namespace Minideck::ApprovalVerbs
