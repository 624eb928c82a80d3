#include "invitations.h"

#include "effect.h"
#include "jsonbody.h"
#include "memberjson.h"

#include <core/limits.h>
#include <server/rules/invitations.h>

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

Answer inviteMembers(Effect &effect)
{
    const auto read = readInvitees(effect.call.request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const qint64 workspace = effect.membership.workspace.key;
    Invitations invitations(
        effect.connection,
        {.workspace = workspace, .invitedBy = effect.membership.member.key, .now = effect.now}, effect.random,
        effect.journal);
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

} // namespace

std::vector<Route> invitationRoutes()
{
    return {{"POST", u"/v1/workspaces/{workspace}/invitations"_qs, Route::Needs::Session,
             EffectHandler{Permission::MemberInvite, inviteMembers}}};
}

} // namespace Minideck
