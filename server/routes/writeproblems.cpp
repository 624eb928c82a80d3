#include "writeproblems.h"

#include <core/approvaltable.h>

namespace Minideck::Problems {

Problem idempotencyKeyNeeded()
{
    return {.status = 400,
            .slug = u"idempotency-key-needed"_qs,
            .title = u"A change needs an Idempotency-Key"_qs,
            .detail = u"One Idempotency-Key of 16 to 64 letters, digits, - and _ is needed."_qs,
            .code = u"IDEMPOTENCY-1"_qs};
}

Problem idempotencyKeyReused()
{
    return {.status = 422,
            .slug = u"idempotency-key-reused"_qs,
            .title = u"The Idempotency-Key belongs to another request"_qs,
            .detail = u"The same key was sent with another method, path or body."_qs,
            .code = u"IDEMPOTENCY-2"_qs};
}

Problem workspaceNotActive(const WorkspaceRecord &workspace)
{
    const QString why = workspace.statusReason.isEmpty()
        ? u"Only an active workspace can be changed."_qs
        : u"The reason given: %1"_qs.arg(workspace.statusReason);
    return {.status = 422,
            .slug = u"workspace-not-active"_qs,
            .title = u"The workspace can only be read"_qs,
            .detail = why,
            .code = u"ACC-8"_qs};
}

Problem revisionNeeded()
{
    return {.status = 428,
            .slug = u"revision-needed"_qs,
            .title = u"A change needs the revision it is based on"_qs,
            .detail = u"If-Match with the ETag of the resource is needed."_qs,
            .code = u"PRECONDITION-1"_qs};
}

Problem revisionStale(QByteArray current)
{
    return {.status = 412,
            .slug = u"revision-stale"_qs,
            .title = u"Somebody else has changed it"_qs,
            .detail = u"The resource is no longer what If-Match says."_qs,
            .code = u"PRECONDITION-2"_qs,
            .current = std::move(current)};
}

Problem ruleBroken(const BrokenRule &broken)
{
    return {.status = 422,
            .slug = u"rule-broken"_qs,
            .title = u"A rule stands against it"_qs,
            .detail = broken.detail,
            .code = broken.rule};
}

Problem decidedByOthers(ApprovalCategory category)
{
    QStringList deciders;
    for (const ApprovalDecider decider : approvalRule(category).deciders)
        deciders.append(toWire(decider));
    Problem problem =
        forbidden(u"Requests of this category are decided by: %1."_qs.arg(deciders.join(u", "_qs)));
    problem.code = u"APR-11"_qs;
    return problem;
}

Problem applicantsOnly()
{
    return forbidden(u"Only the applicant may do this."_qs);
}

Problem notAssignable(const QString &pointer)
{
    Problem problem = forbidden(u"Roles may be assigned only in the own teams, apps and programs."_qs);
    problem.errors = {{.pointer = pointer,
                       .code = u"notYours"_qs,
                       .detail = u"The caller may not assign roles in this place."_qs}};
    return problem;
}

Problem changesGone()
{
    return {.status = 410,
            .slug = u"changes-gone"_qs,
            .title = u"The changes since then are not kept"_qs,
            .detail = u"Take a snapshot and follow the changes from there."_qs,
            .code = u"CHANGES-1"_qs};
}

} // namespace Minideck::Problems
