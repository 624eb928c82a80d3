#include "members.h"

#include "memberdetail.h"
#include "memberjson.h"
#include "memberquestion.h"
#include "membership.h"

#include <server/rules/cursor.h>
#include <server/rules/preconditions.h>

namespace Minideck {

static Answer listMembers(const RouteCall &call, Connection &connection, const MasterKey &key)
{
    const auto found = membershipWith(Permission::MemberView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const auto parsed = MemberQuestion::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    const auto &membership = std::get<Membership>(found);
    const auto &question = std::get<MemberQuestion>(parsed);

    const QByteArray identity = question.identity(membership.workspace.id.text());
    std::optional<MemberPlace> after;
    if (!question.cursor.isEmpty()) {
        const auto cursor = Cursor::read(question.cursor, key, identity);
        if (!cursor)
            return Problems::foreignCursor();
        after = MemberPlace{.sortKey = cursor->sortKey, .id = cursor->id};
    }
    const MemberRows page =
        Members::page(connection, membership.workspace.key, question.query, question.limit, after);

    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const StoredMember &record : page.rows) {
        json.beginObject();
        writeMember(json, record);
        json.endObject();
    }
    json.endArray().key("next");
    if (page.next) {
        const Cursor cursor{.sortKey = page.next->sortKey, .id = page.next->id};
        json.value(QString::fromLatin1(cursor.write(key, identity)));
    } else {
        json.null();
    }
    json.member("total", page.total).endObject();
    return jsonResponse(json.take());
}

static Answer showMember(const RouteCall &call, Connection &connection)
{
    const auto found = membershipWith(Permission::MemberView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const auto &membership = std::get<Membership>(found);
    const auto record = Members::byId(connection, membership.workspace.key, MemberId(call.parameters.at(1)));
    if (!record)
        return Problems::notFound();

    const auto condition = call.request.headers.value("If-None-Match");
    if (!condition || !Preconditions::ifNoneMatch(*condition, record->member.revision))
        return memberResponse(connection, membership.workspace, *record);
    HttpResponse response;
    response.status = 304;
    response.headers.set("ETag", Preconditions::etag(record->member.revision));
    return response;
}

std::vector<Route> memberRoutes(const MasterKey &key)
{
    return {
        {"GET", u"/v1/workspaces/{workspace}/members"_qs, Route::Needs::Session,
         ReadingHandler{[&key](const RouteCall &call, Connection &connection) {
             return listMembers(call, connection, key);
         }}},
        {"GET", u"/v1/workspaces/{workspace}/members/{member}"_qs, Route::Needs::Session,
         ReadingHandler{showMember}},
    };
}

} // namespace Minideck
