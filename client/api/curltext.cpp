#include "curltext.h"

#include "memberrequests.h"
#include "request.h"

#include <core/limits.h>

#include <QUrlQuery>

namespace Minideck {

// Nothing is special inside single quotes; a quote itself has to stand outside.
static QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_qs) + u'\'';
}

QString curlText(const Request &request)
{
    QStringList words{u"curl"_qs};
    if (request.method != "GET")
        words << u"-X"_qs << QString::fromLatin1(request.method);
    const auto header = [&words](const QString &name, const QByteArray &value) {
        if (!value.isEmpty())
            words << u"-H"_qs << quoted(name + u": "_qs + QString::fromLatin1(value));
    };
    // In double quotes, so that the shell puts it in.
    words << u"-H \"Authorization: Bearer $MINIDECK_TOKEN\""_qs;
    header(u"Accept"_qs, request.accept);
    header(u"If-Match"_qs, request.ifMatch);
    header(u"Idempotency-Key"_qs, request.idempotencyKey);
    if (!request.body.isEmpty()) {
        header(u"Content-Type"_qs, request.contentType);
        words << u"--data-raw"_qs << quoted(QString::fromUtf8(request.body));
    }
    words << quoted(request.url.toString(QUrl::FullyEncoded));
    return words.join(u' ');
}

Request memberRequest(const QUrl &platform, const QString &workspaceName, const MemberId &member)
{
    Request request;
    request.url = platform;
    request.url.setPath(
        workspacePath(workspaceName,
                      u"members/"_qs + QString::fromLatin1(QUrl::toPercentEncoding(member.text()))),
        QUrl::TolerantMode);
    return request;
}

Request memberListRequest(const QUrl &platform, const QString &workspaceName, const MemberQuery &query)
{
    Request request;
    request.url = platform;
    request.url.setPath(workspacePath(workspaceName, u"members"_qs), QUrl::TolerantMode);
    QUrlQuery parts;
    const auto add = [&parts](const QString &name, const QString &value) {
        // QUrlQuery leaves the plus sign alone, which is a blank to the platform.
        parts.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    if (!query.search.isEmpty())
        add(u"q"_qs, query.search);
    for (const Role role : query.roles)
        add(u"role"_qs, toWire(role));
    for (const MemberStatus status : query.statuses)
        add(u"status"_qs, toWire(status));
    for (const TeamId &team : query.teams)
        add(u"team"_qs, team.text());
    if (query.withoutAssignment)
        add(u"unassigned"_qs, u"true"_qs);
    add(u"sort"_qs, toWire(query.sort));
    add(u"order"_qs, query.order == Qt::AscendingOrder ? u"asc"_qs : u"desc"_qs);
    add(u"limit"_qs, QString::number(Limits::PageMaximum));
    request.url.setQuery(parts);
    return request;
}

} // namespace Minideck
