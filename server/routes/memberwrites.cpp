#include "memberwrites.h"

#include "effect.h"
#include "jsonbody.h"
#include "memberdetail.h"
#include "memberpatch.h"
#include "writeproblems.h"

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

//! The rest of the way, once the body is read: precondition, rule, effect.
static std::optional<Problem> change(Effect &effect, const StoredMember &record, const MemberChange &what)
{
    const auto fields = effect.call.request.headers.values("If-Match");
    const Precondition precondition = Preconditions::ifMatch(fields, record.member.revision);
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(memberDetail(effect.connection, effect.membership.workspace, record));
    MemberChanges changes(effect.connection, effect.membership.workspace.key, effect.now, effect.journal);
    if (const auto broken = what(changes, record))
        return Problems::ruleBroken(*broken);
    return std::nullopt;
}

//! The member as it is after the change.
static Answer changed(Effect &effect)
{
    const auto record = memberOf(effect);
    return record ? Answer(memberResponse(effect.connection, effect.membership.workspace, *record))
                  : Answer(Problems::notFound());
}

static Answer patchMember(Effect &effect)
{
    const auto record = memberOf(effect);
    if (!record)
        return Problems::notFound();
    const auto read =
        MemberPatchBody::read(effect.call.request, effect.connection, effect.membership.workspace.key);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const auto &patch = std::get<MemberPatch>(read);
    const QList<std::pair<bool, Permission>> needed{
        {patch.role || patch.programCreator, Permission::MemberSetRole},
        {patch.assignments.has_value(), Permission::MemberAssign},
    };
    for (const auto &[isNeeded, permission] : needed) {
        if (isNeeded && !effect.membership.may(permission))
            return Problems::roleLacks(permission);
    }
    const auto problem =
        change(effect, *record, [&patch](MemberChanges &changes, const StoredMember &member) {
            return changes.patch(member, patch);
        });
    return problem ? Answer(*problem) : changed(effect);
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
        // The answer shows the member, so seeing members is needed whatever the patch is about.
        {"PATCH", member, session, EffectHandler{Permission::MemberView, patchMember}},
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
