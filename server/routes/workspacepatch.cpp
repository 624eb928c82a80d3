#include "workspacepatch.h"

#include "jsonbody.h"
#include "memberpatch.h"
#include "workspacedetail.h"
#include "writeproblems.h"

#include <server/rules/preconditions.h>

namespace Minideck {

static const QString OwnDecisionsMember = u"ownRequestApproval"_qs;

//! The policy that is asked for; nothing if it stays.
static std::variant<std::optional<bool>, Problem> readPolicies(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request, MemberPatchBody::MediaType);
    if (auto *problem = std::get_if<Problem>(&parsed)) {
        if (problem->status == 415)
            problem->acceptPatch = MemberPatchBody::MediaType;
        return *problem;
    }
    auto &body = std::get<JsonBody>(parsed);
    std::optional<bool> allowed;
    if (body.has(u"policies"_qs)) {
        if (auto policies = body.object(u"policies"_qs)) {
            if (policies->has(OwnDecisionsMember))
                allowed = policies->flag(OwnDecisionsMember);
            body.include(*policies);
        }
    }
    if (const auto problem = body.problem())
        return *problem;
    return allowed;
}

Answer patchWorkspace(Effect &effect)
{
    const auto read = readPolicies(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const qint64 key = effect.membership.workspace.key;
    const auto registration = RegistrationRows::byKey(effect.connection, key);
    if (!registration)
        return Problems::notFound();
    const auto fields = effect.call.request.headers.values("If-Match");
    const Precondition precondition = Preconditions::ifMatch(fields, registration->revision);
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(workspaceDetail(*registration, effect.membership));
    const auto &allowed = std::get<std::optional<bool>>(read);
    if (allowed && *allowed != registration->ownDecisions) {
        RegistrationRows::setOwnDecisions(effect.connection, key, *allowed, effect.now);
        effect.journal.audit(toWire(Permission::PolicyEdit), registration->workspace.id,
                             {{OwnDecisionsMember, registration->ownDecisions}},
                             {{OwnDecisionsMember, *allowed}});
        effect.journal.feed(registration->workspace.id);
    }
    const auto after = RegistrationRows::byKey(effect.connection, key);
    return after ? Answer(workspaceResponse(*after, effect.membership)) : Answer(Problems::notFound());
}

} // namespace Minideck
