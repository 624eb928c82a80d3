#include "problem.h"

#include "backoff.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

namespace {

constexpr qsizetype SentenceLength = 500;
constexpr qsizetype WordLength = 64;
constexpr qsizetype FieldsMaximum = 50;

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthenticated;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
        return ErrorKind::KeyInUse;
    case 412:
    case 428:
        return ErrorKind::PreconditionFailed;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::ServerFailed : ErrorKind::Invalid;
    }
}

QString cut(const QJsonValue &value, qsizetype length)
{
    return value.toString().left(length);
}

QList<FieldError> fieldsOf(const QJsonArray &errors)
{
    QList<FieldError> fields;
    for (const QJsonValue &value : errors) {
        if (fields.size() == FieldsMaximum)
            break;
        const QJsonObject error = value.toObject();
        fields.append({.pointer = cut(error[u"pointer"], SentenceLength),
                       .code = cut(error[u"code"], WordLength),
                       .detail = cut(error[u"detail"], SentenceLength)});
    }
    return fields;
}

} // namespace

Error errorOfReply(const Reply &reply, std::chrono::seconds retryAfterMaximum)
{
    Error error{.kind = kindOfStatus(reply.status),
                .requestId = QString::fromLatin1(reply.header("X-Request-Id").left(WordLength)),
                .status = reply.status,
                .retryAfter =
                    parseRetryAfter(reply.header("Retry-After"), reply.header("Date"), retryAfterMaximum)};
    if (!reply.header("Content-Type").toLower().startsWith("application/problem+json"))
        return error;

    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    error.code = cut(problem[u"code"], WordLength);
    error.serverText = cut(problem[u"detail"], SentenceLength);
    if (error.serverText.isEmpty())
        error.serverText = cut(problem[u"title"], SentenceLength);
    error.fields = fieldsOf(problem[u"errors"].toArray());
    if (error.requestId.isEmpty())
        error.requestId = cut(problem[u"requestId"], WordLength);
    // The only type whose kind does not follow from the status.
    if (reply.status == 403 && problem[u"type"].toString().endsWith(u"/problems/member-blocked"))
        error.kind = ErrorKind::MemberBlocked;
    return error;
}

} // namespace Minideck
