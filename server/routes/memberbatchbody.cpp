#include "memberbatchbody.h"

#include "jsonbody.h"
#include "memberpatch.h"

#include <core/limits.h>

#include <QSet>

#include <limits>

namespace Minideck {

static constexpr int IdBytes = 64;

//! What is to be written, for the actions that write something of the request.
static MemberPatch readPatch(JsonBody &item, MemberBatchAction action, Connection &connection,
                             qint64 workspace)
{
    MemberPatch patch;
    if (action == MemberBatchAction::Assign) {
        patch.assignments = MemberPatchBody::readAssignments(item, connection, workspace);
    } else if (action == MemberBatchAction::SetRole) {
        if (item.has(u"programCreator"_qs))
            patch.programCreator = item.flag(u"programCreator"_qs);
        if (item.has(u"role"_qs) || !patch.programCreator)
            patch.role = item.name<Role>(u"role"_qs);
    }
    return patch;
}

std::variant<MemberBatchBody, Problem> MemberBatchBody::read(const HttpRequest &request,
                                                             Connection &connection, qint64 workspace)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    MemberBatchBody batch;
    const auto action = body.name<MemberBatchAction>(u"action"_qs);
    batch.action = action.value_or(batch.action);
    QSet<QString> seen;
    for (JsonBody &item : body.objects(u"items"_qs, 1, Limits::BatchMaximum)) {
        if (!action)
            continue; // nobody can say what belongs into an item
        const QString id = item.text(u"id"_qs, IdBytes);
        if (!id.isEmpty() && seen.contains(id))
            item.refuse(u"id"_qs, u"duplicate"_qs, u"This member is in the list already."_qs);
        seen.insert(id);
        batch.items.append({.id = MemberId(id),
                            .revision = item.number(u"revision"_qs, 1, std::numeric_limits<int>::max()),
                            .patch = readPatch(item, *action, connection, workspace)});
        body.include(item);
    }
    if (const auto problem = body.problem())
        return *problem;
    return batch;
}

} // namespace Minideck
