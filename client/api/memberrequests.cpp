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
    case OperationKind::RenewInvitation:
        return member + u"/invitation/renew"_qs;
    case OperationKind::RevokeInvitation:
        return member + u"/invitation"_qs;
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
    case OperationKind::RevokeInvitation:
        return "DELETE";
    case OperationKind::Block:
    case OperationKind::Unblock:
    case OperationKind::Invite:
    case OperationKind::RenewInvitation:
        return "POST";
    }
    return "POST";
}

// A refusal of the one address is no refusal of the request, so it comes with 200.
Result<qint64> invited(const QJsonObject &result, const Error &foreign)
{
    if (result[u"status"] == u"created"_qs)
        return 0;
    const QString reason = result[u"reason"].toString();
    if (result[u"status"] != u"refused"_qs || reason.isEmpty())
        return foreign;
    return Error{
        .kind = ErrorKind::Invalid,
        .code = result[u"code"].toString(),
        .status = 422,
        .fields = {{.pointer = u"/invitations/0/email"_qs, .code = reason, .detail = {}}},
    };
}

QJsonObject jsonOf(const Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QJsonObject firstResult(const Reply &reply)
{
    return jsonOf(reply)[u"results"][0].toObject();
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

QByteArray invitationBody(const Invitee &invitee)
{
    const QJsonObject json{{u"email"_qs, invitee.email}, {u"role"_qs, toWire(invitee.role)}};
    return compact({{u"invitations"_qs, QJsonArray{json}}});
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
    if (operation.kind == OperationKind::Remove || operation.kind == OperationKind::RevokeInvitation)
        return reply.status == 204 ? Result<qint64>(0) : foreign;
    if (operation.kind == OperationKind::Invite)
        return invited(firstResult(reply), foreign);
    const QJsonObject json = jsonOf(reply);
    const qint64 revision = json[u"revision"].toInteger();
    return json[u"id"].toString() == operation.target.text() && revision > 0 ? Result<qint64>(revision)
                                                                             : foreign;
}

QJsonObject memberOfAnswer(const Operation &operation, const Reply &reply)
{
    return operation.kind == OperationKind::Invite ? firstResult(reply)[u"member"].toObject() : jsonOf(reply);
}

} // namespace Minideck
