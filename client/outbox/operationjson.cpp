#include "operationjson.h"

#include <client/api/memberwire.h>

#include <QJsonDocument>

namespace Minideck {

namespace {

// By name: numbers of the enum move when it grows.
ErrorKind kindOf(const QString &name)
{
    for (int number = 0; number <= static_cast<int>(ErrorKind::Internal); ++number) {
        if (toString(static_cast<ErrorKind>(number)) == name)
            return static_cast<ErrorKind>(number);
    }
    return ErrorKind::Internal;
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray toOutboxJson(const Error &error)
{
    QJsonArray fields;
    for (const FieldError &field : error.fields) {
        fields.append(QJsonObject{
            {u"pointer"_qs, field.pointer}, {u"code"_qs, field.code}, {u"detail"_qs, field.detail}});
    }
    return compact({{u"kind"_qs, toString(error.kind)},
                    {u"code"_qs, error.code},
                    {u"serverText"_qs, error.serverText},
                    {u"detail"_qs, error.detail},
                    {u"requestId"_qs, error.requestId},
                    {u"status"_qs, error.status},
                    {u"fields"_qs, fields}});
}

Error errorOfOutboxJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Error error{.kind = kindOf(object[u"kind"].toString()),
                .code = object[u"code"].toString(),
                .serverText = object[u"serverText"].toString(),
                .detail = object[u"detail"].toString(),
                .requestId = object[u"requestId"].toString(),
                .status = object[u"status"].toInt(),
                .retryAfter = {},
                .fields = {}};
    for (const QJsonValue &field : object[u"fields"].toArray()) {
        error.fields.append({.pointer = field[u"pointer"].toString(),
                             .code = field[u"code"].toString(),
                             .detail = field[u"detail"].toString()});
    }
    return error;
}

QByteArray toOutboxJson(const Member &member)
{
    return compact(toJson(member));
}

Member memberOfOutboxJson(const QByteArray &json)
{
    return memberOfJson(QJsonDocument::fromJson(json).object());
}

} // namespace Minideck
