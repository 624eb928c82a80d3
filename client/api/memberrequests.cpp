#include "memberrequests.h"

#include "memberwire.h"

#include <QJsonDocument>

namespace Minideck {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString memberPath(const Operation &operation)
{
    const QString member =
        u"members/"_qs + QString::fromLatin1(QUrl::toPercentEncoding(operation.target.text()));
    switch (operation.kind) {
    case OperationKind::Block:
        return member + u"/block"_qs;
    case OperationKind::Unblock:
        return member + u"/unblock"_qs;
    case OperationKind::Invite:
        return u"invitations"_qs;
    case OperationKind::SetRole:
    case OperationKind::SetProgramCreator:
    case OperationKind::SetAssignments:
    case OperationKind::Remove:
        return member;
    }
    return member;
}

QByteArray methodOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::SetRole:
    case OperationKind::SetProgramCreator:
    case OperationKind::SetAssignments:
        return "PATCH";
    case OperationKind::Remove:
        return "DELETE";
    case OperationKind::Block:
    case OperationKind::Unblock:
    case OperationKind::Invite:
        return "POST";
    }
    return "POST";
}

} // namespace

QByteArray roleBody(Role role)
{
    return compact({{u"role"_qs, toWire(role)}});
}

QByteArray programCreatorBody(bool creator)
{
    return compact({{u"programCreator"_qs, creator}});
}

QByteArray assignmentsBody(const QList<Assignment> &assignments)
{
    return compact({{u"assignments"_qs, toJson(assignments)}});
}

QString workspacePath(const QString &workspaceName, const QString &rest)
{
    return u"/v1/workspaces/"_qs + QString::fromLatin1(QUrl::toPercentEncoding(workspaceName)) + u'/' + rest;
}

Request operationRequest(const QUrl &platform, const QString &workspaceName, const Operation &operation)
{
    Request request;
    request.method = methodOf(operation.kind);
    request.url = platform;
    request.url.setPath(workspacePath(workspaceName, memberPath(operation)), QUrl::TolerantMode);
    request.body = operation.body;
    if (request.method == "PATCH")
        request.contentType = "application/merge-patch+json";
    request.idempotencyKey = operation.id.text().toLatin1();
    if (operation.kind != OperationKind::Invite)
        request.ifMatch = '"' + QByteArray::number(operation.baseRevision) + '"';
    return request;
}

Result<qint64> revisionOfAnswer(const Operation &operation, const Reply &reply)
{
    const Error foreign{.kind = ErrorKind::NotThePlatform, .detail = u"no answer to this operation"_qs};
    if (operation.kind == OperationKind::Remove)
        return reply.status == 204 ? Result<qint64>(0) : foreign;
    const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
    if (operation.kind == OperationKind::Invite)
        return json[u"results"].toArray().isEmpty() ? foreign : Result<qint64>(0);
    const qint64 revision = json[u"revision"].toInteger();
    return json[u"id"].toString() == operation.target.text() && revision > 0 ? Result<qint64>(revision)
                                                                             : foreign;
}

} // namespace Minideck
