#include "approvaldetail.h"

#include "approvaljson.h"

#include <core/approvaltable.h>
#include <server/rules/owndecisions.h>
#include <server/rules/preconditions.h>

namespace Minideck {

namespace {

//! What keeps the caller from acting, as a machine reason; empty for nothing.
struct Obstacles
{
    QString deciding;
    QString withdrawing;
    QString resubmitting;
    QString commenting;
};

Obstacles obstaclesOf(const ApprovalCaller &caller, Connection &connection, const StoredApproval &approval,
                      bool ownIsRefused)
{
    const QString wrongState = u"wrongState"_qs;
    const bool readOnly = caller.readOnly(connection, approval).has_value();
    const QString frozen = readOnly ? u"workspaceNotActive"_qs : QString();
    Obstacles found{.deciding = frozen, .withdrawing = frozen, .resubmitting = frozen, .commenting = frozen};
    if (approval.status != ApprovalStatus::InReview)
        found.deciding = found.withdrawing = wrongState;
    if (approval.status != ApprovalStatus::Rejected)
        found.resubmitting = wrongState;
    if (!caller.isApplicant(approval))
        found.withdrawing = found.resubmitting = u"notApplicant"_qs;
    if (!caller.mayDecide(approval))
        found.deciding = u"roleLacks"_qs;
    else if (ownIsRefused && found.deciding.isEmpty())
        found.deciding = u"ownRequest"_qs;
    return found;
}

void writeAction(JsonText &json, const QString &action, const QString &reason)
{
    json.beginObject().member("action", action).member("allowed", reason.isEmpty());
    json.key("reason").textOrNull(reason).endObject();
}

} // namespace

QByteArray approvalDetail(const ApprovalCaller &caller, Connection &connection,
                          const StoredApproval &approval)
{
    const bool own = caller.isApplicant(approval) && caller.mayDecide(approval);
    const OwnDecision ownDecision =
        own ? OwnDecisions::of(connection, approval.category, approval.workspace) : OwnDecision::Allowed;
    JsonText json;
    json.beginObject();
    writeApproval(json, approval);
    writeApprovalHistory(json, connection, approval);
    json.key("deciders").beginArray();
    for (const ApprovalDecider decider : approvalRule(approval.category).deciders)
        json.value(toWire(decider));
    json.endArray().member("reasonNeeded", ownDecision == OwnDecision::NeedsReason);
    const Obstacles found = obstaclesOf(caller, connection, approval, ownDecision == OwnDecision::Refused);
    json.key("allowedActions").beginArray();
    writeAction(json, u"approval.approve"_qs, found.deciding);
    writeAction(json, u"approval.reject"_qs, found.deciding);
    writeAction(json, u"approval.withdraw"_qs, found.withdrawing);
    writeAction(json, u"approval.resubmit"_qs, found.resubmitting);
    writeAction(json, u"approval.comment"_qs, found.commenting);
    return json.endArray().endObject().take();
}

HttpResponse approvalResponse(const ApprovalCaller &caller, Connection &connection,
                              const StoredApproval &approval, int status)
{
    HttpResponse response = jsonResponse(approvalDetail(caller, connection, approval), status);
    response.headers.set("ETag", Preconditions::etag(approval.revision));
    return response;
}

} // namespace Minideck
