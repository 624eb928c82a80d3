#include "invitations.h"

#include "effect.h"
#include "jsonbody.h"
#include "memberdetail.h"
#include "memberjson.h"
#include "writeproblems.h"

#include <core/limits.h>
#include <server/rules/invitationletters.h>
#include <server/rules/invitations.h>
#include <server/rules/preconditions.h>

namespace Minideck {

static constexpr int EmailBytes = 320;

namespace {

struct Invitee
{
    QString email;
    Role role = Role::Developer;
};

std::variant<QList<Invitee>, Problem> readInvitees(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    QList<Invitee> invitees;
    for (JsonBody &item : body.objects(u"invitations"_qs, 1, Limits::BatchMaximum)) {
        Invitee invitee{.email = item.text(u"email"_qs, EmailBytes).trimmed()};
        if (item.has(u"role"_qs))
            invitee.role = item.name<Role>(u"role"_qs).value_or(invitee.role);
        body.include(item);
        invitees.append(invitee);
    }
    if (const auto problem = body.problem())
        return *problem;
    return invitees;
}

Invitations::Place placeOf(const Effect &effect)
{
    const Membership &membership = effect.membership;
    return {.workspace = membership.workspace.key,
            .workspaceName = membership.workspace.name,
            .invitedBy = membership.member.key,
            .inviterName = membership.member.member.name,
            .now = effect.now};
}

Answer inviteMembers(Effect &effect, const MasterKey &key)
{
    const auto read = readInvitees(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const qint64 workspace = effect.membership.workspace.key;
    const InvitationLetters letters(key, effect.random);
    Invitations invitations(effect.connection, placeOf(effect), effect.random, letters, effect.journal);
    JsonText json;
    json.beginObject().key("results").beginArray();
    int index = 0;
    for (const Invitee &invitee : std::get<QList<Invitee>>(read)) {
        const auto result = invitations.invite(invitee.email, invitee.role);
        json.beginObject().member("index", index++);
        if (const auto *refusal = std::get_if<InvitationRefusal>(&result)) {
            json.member("status", u"refused"_qs)
                .member("code", u"MEM-2"_qs)
                .member("reason", toWire(*refusal));
        } else if (const auto member =
                       Members::byId(effect.connection, workspace, std::get<MemberId>(result))) {
            json.member("status", u"created"_qs).key("member").beginObject();
            writeMember(json, *member);
            json.endObject();
        }
        json.endObject();
    }
    return jsonResponse(json.endArray().endObject().take());
}

//! A verb about the open invitation of a member.
using Verb = std::optional<BrokenRule> (Invitations::*)(const StoredMember &);

std::optional<Problem> actOnInvitation(Effect &effect, const MasterKey &key, const StoredMember &record,
                                       Verb verb)
{
    const auto precondition =
        Preconditions::ifMatch(effect.call.request.headers.values("If-Match"), record.member.revision);
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(memberDetail(effect.connection, effect.membership.workspace, record));
    const InvitationLetters letters(key, effect.random);
    Invitations invitations(effect.connection, placeOf(effect), effect.random, letters, effect.journal);
    const auto broken = (invitations.*verb)(record);
    return broken ? std::optional(Problems::ruleBroken(*broken)) : std::nullopt;
}

std::optional<StoredMember> memberOf(const Effect &effect)
{
    return Members::byId(effect.connection, effect.membership.workspace.key,
                         MemberId(effect.call.parameters.at(1)));
}

Answer renewInvitation(Effect &effect, const MasterKey &key)
{
    const auto record = memberOf(effect);
    if (!record)
        return Problems::notFound();
    const auto parsed = JsonBody::parse(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    if (const auto problem = std::get<JsonBody>(parsed).problem())
        return *problem;
    if (const auto problem = actOnInvitation(effect, key, *record, &Invitations::renew))
        return *problem;
    return memberResponse(effect.connection, effect.membership.workspace, memberOf(effect).value_or(*record));
}

Answer revokeInvitation(Effect &effect, const MasterKey &key)
{
    const auto record = memberOf(effect);
    if (!record)
        return Problems::notFound();
    if (const auto problem = actOnInvitation(effect, key, *record, &Invitations::revoke))
        return *problem;
    HttpResponse response;
    response.status = 204;
    return response;
}

} // namespace

std::vector<Route> invitationRoutes(const MasterKey &key)
{
    const auto effect = [&key](Answer (*run)(Effect &, const MasterKey &)) {
        return EffectHandler{Permission::MemberInvite,
                             [&key, run](Effect &asked) { return run(asked, key); }};
    };
    const QString workspace = u"/v1/workspaces/{workspace}"_qs;
    const QString invitation = workspace + u"/members/{member}/invitation"_qs;
    const auto session = Route::Needs::Session;
    return {{"POST", workspace + u"/invitations"_qs, session, effect(inviteMembers)},
            {"POST", invitation + u"/renew"_qs, session, effect(renewInvitation)},
            {"DELETE", invitation, session, effect(revokeInvitation)}};
}

} // namespace Minideck
