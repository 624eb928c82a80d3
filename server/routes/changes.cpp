#include "changes.h"

#include "approvaljson.h"
#include "memberjson.h"
#include "membership.h"
#include "workspacejson.h"
#include "writeproblems.h"

#include <core/limits.h>
#include <server/store/changestore.h>
#include <server/store/teamstore.h>

#include <QSet>

namespace Minideck {

namespace {

struct FeedQuestion
{
    qint64 since = -1;
    int limit = Limits::PageDefault;
};

//! A number as we write it ourselves, or -1.
qint64 plainNumber(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber && number >= 0 && text == QString::number(number) ? number : -1;
}

std::variant<FeedQuestion, Problem> readQuestion(const HttpRequest &request)
{
    FeedQuestion question;
    QSet<QString> seen;
    for (const auto &[name, value] : request.query) {
        const qint64 number = plainNumber(value);
        if (name != u"since" && name != u"limit")
            return Problems::invalidQuery(u"The feed has no such query parameter."_qs);
        if (seen.contains(name))
            return Problems::invalidQuery(u"%1 may be given once."_qs.arg(name));
        seen.insert(name);
        if (number < 0 || (name == u"limit" && (number < 1 || number > Limits::PageMaximum)))
            return Problems::invalidQuery(u"The value of %1 is not one of those allowed."_qs.arg(name));
        if (name == u"since")
            question.since = number;
        else
            question.limit = static_cast<int>(number);
    }
    if (question.since < 0)
        return Problems::invalidQuery(u"since is needed."_qs);
    return question;
}

//! The object as it is now.
void writeObject(JsonText &json, const ObjectChange &change, const WorkspaceRecord &workspace,
                 Connection &connection)
{
    if (change.kind == u"member") {
        if (const auto member = Members::byId(connection, workspace.key, MemberId(change.id))) {
            json.key("member").beginObject();
            writeMember(json, *member);
            json.endObject();
        }
    } else if (change.kind == u"team") {
        if (const auto team = Teams::byId(connection, workspace.key, TeamId(change.id))) {
            json.key("team").beginObject();
            writeTeam(json, *team);
            json.endObject();
        }
    } else if (change.kind == u"approval") {
        if (const auto approval = ApprovalRows::byId(connection, ApprovalId(change.id))) {
            json.key("approval").beginObject();
            writeApproval(json, *approval);
            json.endObject();
        }
    } else if (change.kind == u"workspace") {
        json.key("workspace").beginObject();
        writeWorkspaceState(json, workspace);
        json.endObject();
    }
}

void writeChange(JsonText &json, const ObjectChange &change, const WorkspaceRecord &workspace,
                 Connection &connection)
{
    json.beginObject()
        .member("sequence", change.sequence)
        .member("kind", change.kind)
        .member("id", change.id)
        .member("deleted", change.deleted);
    if (!change.deleted)
        writeObject(json, change, workspace, connection);
    json.endObject();
}

//! Whether the caller's own rights changed after `since`, and the kinds of objects that the feed shows the
//! caller from now on.
void writeScope(JsonText &json, const Membership &caller, qint64 since)
{
    json.member("scopeChanged", caller.member.rightsSequence > since)
        .key("kinds")
        .beginArray()
        .value(u"workspace"_qs)
        .value(u"team"_qs)
        .value(u"approval"_qs);
    if (caller.may(Permission::MemberView))
        json.value(u"member"_qs);
    json.endArray();
}

Answer listChanges(const RouteCall &call, Connection &connection)
{
    const auto found = membershipWith(Permission::WorkspaceView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    const auto parsed = readQuestion(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    const auto &membership = std::get<Membership>(found);
    const WorkspaceRecord &workspace = membership.workspace;
    const auto &question = std::get<FeedQuestion>(parsed);
    if (question.since > workspace.changeSequence || question.since < workspace.feedStart)
        return Problems::changesGone();

    // One more than asked for tells whether there are more.
    QList<ObjectChange> changes =
        Changes::after(connection, workspace.key, question.since, question.limit + 1,
                       {.members = membership.may(Permission::MemberView),
                        .approvals = membership.may(Permission::ApprovalView),
                        .account = call.caller->account});
    const bool more = changes.size() > question.limit;
    if (more)
        changes.removeLast();
    JsonText json;
    json.beginObject().key("changes").beginArray();
    for (const ObjectChange &change : changes)
        writeChange(json, change, workspace, connection);
    json.endArray()
        .member("next", more ? changes.last().sequence : workspace.changeSequence)
        .member("more", more);
    writeScope(json, membership, question.since);
    return jsonResponse(json.endObject().take());
}

} // namespace

std::vector<Route> changeRoutes()
{
    return {{"GET", u"/v1/workspaces/{workspace}/changes"_qs, Route::Needs::Session,
             ReadingHandler{listChanges}}};
}

} // namespace Minideck
