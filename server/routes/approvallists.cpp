#include "approvallists.h"

#include "approvaldetail.h"
#include "approvaljson.h"
#include "approvalquestion.h"

#include <server/rules/cursor.h>
#include <server/rules/preconditions.h>

namespace Minideck {

Answer listApprovals(const RouteCall &call, Connection &connection, const ApprovalCaller &caller,
                     const QString &place, const MasterKey &key)
{
    const auto parsed = ApprovalQuestion::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    const auto &question = std::get<ApprovalQuestion>(parsed);
    const QByteArray identity = question.identity(place);
    ApprovalId after;
    if (!question.cursor.isEmpty()) {
        const auto cursor = Cursor::read(question.cursor, key, identity);
        if (!cursor)
            return Problems::foreignCursor();
        after = ApprovalId(cursor->id);
    }
    ApprovalScope scope = caller.scope;
    scope.ownToo = question.query.view == ApprovalView::PendingForMe && caller.decidesOwn(connection);
    // One more than asked for tells whether there are more.
    QList<StoredApproval> page =
        ApprovalList::page(connection, scope, question.query, question.limit + 1, after);
    const bool more = page.size() > question.limit;
    if (more)
        page.removeLast();
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const StoredApproval &approval : page) {
        json.beginObject();
        writeApproval(json, approval);
        json.endObject();
    }
    json.endArray().key("next");
    if (more) {
        const Cursor cursor{.sortKey = {}, .id = page.last().id.text()};
        json.value(QString::fromLatin1(cursor.write(key, identity)));
    } else {
        json.null();
    }
    json.member("total", ApprovalList::count(connection, scope, question.query));
    return jsonResponse(json.endObject().take());
}

Answer showApproval(const RouteCall &call, Connection &connection, const ApprovalCaller &caller,
                    const QString &id)
{
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const auto approval = caller.find(connection, ApprovalId(id));
    if (!approval)
        return Problems::notFound();
    const auto condition = call.request.headers.value("If-None-Match");
    if (!condition || !Preconditions::ifNoneMatch(*condition, approval->revision))
        return approvalResponse(caller, connection, *approval);
    HttpResponse response;
    response.status = 304;
    response.headers.set("ETag", Preconditions::etag(approval->revision));
    return response;
}

} // namespace Minideck
