#include "teamwrites.h"

#include "effect.h"
#include "jsonbody.h"
#include "memberpatch.h"
#include "teamdetail.h"
#include "writeproblems.h"

#include <server/rules/preconditions.h>
#include <server/rules/teamchanges.h>
#include <server/store/teamstore.h>

namespace Minideck::TeamWrites {

static constexpr int NameBytes = 256;

//! The one member of a team's body, or what is wrong with it. Without `needed` it may be missing.
static std::variant<QString, Problem> readName(const HttpRequest &request, const QByteArray &type,
                                               bool needed)
{
    auto parsed = JsonBody::parse(request, type);
    if (auto *problem = std::get_if<Problem>(&parsed)) {
        if (problem->status == 415 && type == MemberPatchBody::MediaType)
            problem->acceptPatch = type;
        return *problem;
    }
    auto &body = std::get<JsonBody>(parsed);
    QString name;
    if (needed || body.has(u"name"_qs)) {
        name = body.text(u"name"_qs, NameBytes);
        if (!name.isEmpty() && !isTeamName(name))
            body.refuse(u"name"_qs, u"value"_qs,
                        u"A name has 1 to 64 characters, no control characters and no blanks around."_qs);
    }
    if (const auto problem = body.problem())
        return *problem;
    return name;
}

static std::optional<StoredTeam> teamOf(Effect &effect)
{
    return Teams::byId(effect.connection, effect.membership.workspace.key,
                       TeamId(effect.call.parameters.at(1)));
}

static TeamChanges changesOf(Effect &effect)
{
    return TeamChanges(effect.connection, effect.membership.workspace.key, effect.now, effect.journal);
}

static std::optional<Problem> checkRevision(Effect &effect, const StoredTeam &record)
{
    const auto fields = effect.call.request.headers.values("If-Match");
    const Precondition precondition = Preconditions::ifMatch(fields, record.team.revision);
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(teamDetail(effect.membership, effect.connection, record));
    return std::nullopt;
}

Answer create(Effect &effect)
{
    const auto name = readName(effect.call.request, "application/json", true);
    if (const auto *problem = std::get_if<Problem>(&name))
        return *problem;
    const auto created = changesOf(effect).create(std::get<QString>(name), effect.random);
    if (const auto *broken = std::get_if<BrokenRule>(&created))
        return Problems::ruleBroken(*broken);
    const auto record =
        Teams::byId(effect.connection, effect.membership.workspace.key, std::get<TeamId>(created));
    return record ? Answer(teamResponse(effect.membership, effect.connection, *record, 201))
                  : Answer(Problems::notFound());
}

Answer patch(Effect &effect)
{
    const auto record = teamOf(effect);
    if (!record)
        return Problems::notFound();
    if (!effect.membership.may(Permission::TeamEdit, Target{.teamId = record->team.id.text()}))
        return Problems::roleLacks(Permission::TeamEdit);
    const auto name = readName(effect.call.request, MemberPatchBody::MediaType, false);
    if (const auto *problem = std::get_if<Problem>(&name))
        return *problem;
    if (const auto problem = checkRevision(effect, *record))
        return *problem;
    const QString &wanted = std::get<QString>(name);
    if (!wanted.isEmpty()) {
        if (const auto broken = changesOf(effect).rename(*record, wanted))
            return Problems::ruleBroken(*broken);
    }
    const auto after = teamOf(effect);
    return after ? Answer(teamResponse(effect.membership, effect.connection, *after))
                 : Answer(Problems::notFound());
}

Answer remove(Effect &effect)
{
    const auto record = teamOf(effect);
    if (!record)
        return Problems::notFound();
    if (const auto problem = checkRevision(effect, *record))
        return *problem;
    if (const auto broken = changesOf(effect).remove(*record))
        return Problems::ruleBroken(*broken);
    HttpResponse response;
    response.status = 204;
    return response;
}

} // namespace Minideck::TeamWrites
