#include "memberwrites.h"

#include "effect.h"
#include "jsonbody.h"
#include "memberdetail.h"
#include "memberpatch.h"
#include "writeproblems.h"

#include <server/rules/assignscope.h>
#include <server/rules/memberchanges.h>
#include <server/rules/preconditions.h>

namespace Minideck {

using Broken = std::optional<BrokenRule>;
using MemberChange = std::function<Broken(MemberChanges &, const StoredMember &)>;

static std::optional<StoredMember> memberOf(Effect &effect)
{
    return Members::byId(effect.connection, effect.membership.workspace.key,
                         MemberId(effect.call.parameters.at(1)));
}

static std::optional<Problem> checkRevision(Effect &effect, const StoredMember &record)
{
    const auto fields = effect.call.request.headers.values("If-Match");
    const Precondition precondition =
        Preconditions::ifMatch(fields, record.member.revision, shownTo(effect.membership));
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(memberFor(effect.membership, effect.connection, record));
    return std::nullopt;
}

//! The rest of the way, once the body is read: precondition, rule, effect.
static std::optional<Problem> change(Effect &effect, const StoredMember &record, const MemberChange &what)
{
    if (auto problem = checkRevision(effect, record))
        return problem;
    MemberChanges changes(effect.connection, effect.membership.workspace.key, effect.now, effect.journal);
    if (const auto broken = what(changes, record))
        return Problems::ruleBroken(*broken);
    return std::nullopt;
}

//! The member as it is after the change.
static Answer changed(Effect &effect)
{
    const auto record = memberOf(effect);
    return record ? Answer(memberResponseFor(effect.membership, effect.connection, *record))
                  : Answer(Problems::notFound());
}

static Answer patchMember(Effect &effect)
{
    const auto record = memberOf(effect);
    if (!record)
        return Problems::notFound();
    const qint64 workspace = effect.membership.workspace.key;
    auto read = MemberPatchBody::read(effect.call.request, effect.connection, workspace);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    auto &patch = std::get<MemberPatch>(read);
    if ((patch.role || patch.programCreator) && !effect.membership.may(Permission::MemberSetRole))
        return Problems::roleLacks(Permission::MemberSetRole);
    if (const auto problem = checkRevision(effect, *record))
        return *problem;
    if (patch.assignments) {
        // What counts is the difference, and only where the caller may assign.
        AssignScope scope(effect.connection, workspace, Principal::of(effect.membership.member.member));
        const qsizetype foreign = scope.firstForeign(record->member.assignments, *patch.assignments);
        if (foreign >= 0)
            return Problems::notAssignable(u"/assignments/%1/targetId"_qs.arg(foreign));
        patch.assignments = scope.merged(record->member.assignments, *patch.assignments);
    }
    MemberChanges changes(effect.connection, workspace, effect.now, effect.journal);
    if (const auto broken = changes.patch(*record, patch))
        return Problems::ruleBroken(*broken);
    return changed(effect);
}

//! A verb without words: its body is an empty object.
static Answer actOnMember(Effect &effect, Broken (MemberChanges::*verb)(const StoredMember &))
{
    const auto record = memberOf(effect);
    if (!record)
        return Problems::notFound();
    const auto parsed = JsonBody::parse(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    if (const auto problem = std::get<JsonBody>(parsed).problem())
        return *problem;
    const auto problem = change(effect, *record, [verb](MemberChanges &changes, const StoredMember &member) {
        return (changes.*verb)(member);
    });
    return problem ? Answer(*problem) : changed(effect);
}

static Answer removeMember(Effect &effect)
{
    const auto record = memberOf(effect);
    if (!record)
        return Problems::notFound();
    const auto problem = change(effect, *record, [](MemberChanges &changes, const StoredMember &member) {
        return changes.remove(member);
    });
    if (problem)
        return *problem;
    HttpResponse response;
    response.status = 204;
    return response;
}

std::vector<Route> memberWriteRoutes()
{
    const QString member = u"/v1/workspaces/{workspace}/members/{member}"_qs;
    const auto session = Route::Needs::Session;
    return {
        // Whoever may assign somewhere may ask; what for is looked at with the body.
        {"PATCH", member, session,
         EffectHandler{Permission::MemberAssign, patchMember, EffectHandler::Scope::Somewhere}},
        {"DELETE", member, session, EffectHandler{Permission::MemberRemove, removeMember}},
        {"POST", member + u"/block"_qs, session,
         EffectHandler{Permission::MemberBlock,
                       [](Effect &effect) { return actOnMember(effect, &MemberChanges::block); }}},
        {"POST", member + u"/unblock"_qs, session,
         EffectHandler{Permission::MemberUnblock,
                       [](Effect &effect) { return actOnMember(effect, &MemberChanges::unblock); }}},
    };
}

} // namespace Minideck
