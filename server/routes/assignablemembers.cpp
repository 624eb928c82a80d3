#include "assignablemembers.h"

#include "memberjson.h"
#include "memberquestion.h"
#include "membership.h"

#include <server/rules/assignscope.h>
#include <server/rules/cursor.h>

namespace Minideck {

//! The list of members with fewer questions: whoever may only look up names learns nothing of roles by
//! asking.
static std::variant<MemberQuestion, Problem> readQuestion(const HttpRequest &request)
{
    static const QStringList Known{u"q"_qs, u"team"_qs, u"limit"_qs, u"cursor"_qs};
    for (const auto &[name, value] : request.query) {
        if (!Known.contains(name))
            return Problems::invalidQuery(u"This list has no such query parameter."_qs);
    }
    return MemberQuestion::parse(request);
}

static Answer listAssignable(const RouteCall &call, Connection &connection, const MasterKey &key)
{
    const auto found = membershipSomewhere(Permission::MemberLookup, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const auto parsed = readQuestion(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    const auto &membership = std::get<Membership>(found);
    const auto &question = std::get<MemberQuestion>(parsed);
    // Who belongs to a team is told to those who may change that.
    for (const TeamId &team : question.query.teams) {
        if (!membership.may(Permission::MemberAssign, Target{.teamId = team.text()}))
            return Problems::roleLacks(Permission::MemberAssign);
    }

    const QByteArray identity = "assignable\n" + question.identity(membership.workspace.id.text());
    std::optional<MemberPlace> after;
    if (!question.cursor.isEmpty()) {
        const auto cursor = Cursor::read(question.cursor, key, identity);
        if (!cursor)
            return Problems::foreignCursor();
        after = MemberPlace{.sortKey = cursor->sortKey, .id = cursor->id};
    }
    const MemberRows page =
        Members::page(connection, membership.workspace.key, question.query, question.limit, after);

    AssignScope scope(connection, membership.workspace.key, Principal::of(membership.member.member));
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const StoredMember &record : page.rows) {
        json.beginObject();
        writeAssignable(json, record, scope.within(record.member.assignments));
        json.endObject();
    }
    json.endArray().key("next");
    if (page.next) {
        const Cursor cursor{.sortKey = page.next->sortKey, .id = page.next->id};
        json.value(QString::fromLatin1(cursor.write(key, identity)));
    } else {
        json.null();
    }
    return jsonResponse(json.endObject().take());
}

std::vector<Route> assignableMemberRoutes(const MasterKey &key)
{
    return {{"GET", u"/v1/workspaces/{workspace}/assignable-members"_qs, Route::Needs::Session,
             ReadingHandler{[&key](const RouteCall &call, Connection &connection) {
                 return listAssignable(call, connection, key);
             }}}};
}

} // namespace Minideck
