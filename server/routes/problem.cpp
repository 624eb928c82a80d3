#include "problem.h"

#include "jsontext.h"

namespace Minideck {

HttpResponse Problem::response(const QString &requestId) const
{
    JsonText json;
    json.beginObject()
        .member("type", u"/problems/"_qs + slug)
        .member("title", title)
        .member("status", status)
        .member("detail", detail)
        .member("instance", requestId)
        .member("code", code)
        .key("errors")
        .beginArray();
    for (const FieldError &error : errors) {
        json.beginObject()
            .member("pointer", error.pointer)
            .member("code", error.code)
            .member("detail", error.detail)
            .endObject();
    }
    json.endArray().member("requestId", requestId);
    if (!current.isEmpty())
        json.key("current").raw(current);
    json.endObject();

    HttpResponse response;
    response.status = status;
    response.headers.set("Content-Type", "application/problem+json");
    if (retryAfter)
        response.headers.set("Retry-After", QByteArray::number(static_cast<qint64>(retryAfter->count())));
    if (retryAfter && !ratePolicy.isEmpty()) {
        response.headers.set("RateLimit-Policy", ratePolicy);
        response.headers.set("RateLimit",
                             ratePolicy.split(';').first()
                                 + ";r=0;t=" + QByteArray::number(static_cast<qint64>(retryAfter->count())));
    }
    if (!allow.isEmpty())
        response.headers.set("Allow", allow);
    if (!acceptPatch.isEmpty())
        response.headers.set("Accept-Patch", acceptPatch);
    if (challenge)
        response.headers.set("WWW-Authenticate", "Bearer");
    response.body = json.take();
    return response;
}

namespace Problems {

Problem unauthenticated()
{
    return {.status = 401,
            .slug = u"unauthenticated"_qs,
            .title = u"A session is needed"_qs,
            .detail = u"The access token is missing, unknown or expired."_qs,
            .code = u"AUTH-2"_qs,
            .challenge = true};
}

Problem forbidden(const QString &detail)
{
    return {.status = 403,
            .slug = u"forbidden"_qs,
            .title = u"The role does not allow it"_qs,
            .detail = detail,
            .code = u"ROL-1"_qs};
}

Problem roleLacks(Permission permission)
{
    return forbidden(u"The role does not include %1."_qs.arg(toWire(permission)));
}

Problem operatorsOnly()
{
    return forbidden(u"Only operators of the platform may do this."_qs);
}

Problem blocked()
{
    return {.status = 403,
            .slug = u"member-blocked"_qs,
            .title = u"The member is blocked"_qs,
            .detail = u"An administrator has blocked this member of the workspace."_qs,
            .code = u"ROL-3"_qs};
}

Problem notFound()
{
    return {.status = 404,
            .slug = u"not-found"_qs,
            .title = u"Nothing is here"_qs,
            .detail = u"There is no such resource, or it is not visible to this account."_qs,
            .code = u"NOT-FOUND"_qs};
}

Problem methodNotAllowed(const QByteArray &allow)
{
    return {.status = 405,
            .slug = u"method-not-allowed"_qs,
            .title = u"The resource does not know this method"_qs,
            .detail = u"The Allow field lists the methods of this resource."_qs,
            .code = u"METHOD"_qs,
            .allow = allow};
}

Problem invalidQuery(const QString &detail)
{
    return {.status = 400,
            .slug = u"invalid-query"_qs,
            .title = u"A query parameter is not valid"_qs,
            .detail = detail,
            .code = u"QUERY"_qs};
}

Problem foreignCursor()
{
    return {.status = 400,
            .slug = u"invalid-cursor"_qs,
            .title = u"The cursor does not belong to this list"_qs,
            .detail = u"Ask again without a cursor."_qs,
            .code = u"CURSOR"_qs};
}

Problem malformedBody(const QString &detail)
{
    return {.status = 400,
            .slug = u"malformed-body"_qs,
            .title = u"The body is not one JSON object"_qs,
            .detail = detail,
            .code = u"JSON"_qs};
}

Problem unsupportedMediaType(const QByteArray &wanted)
{
    return {.status = 415,
            .slug = u"unsupported-media-type"_qs,
            .title = u"The body has the wrong type"_qs,
            .detail = u"This resource takes %1."_qs.arg(QString::fromLatin1(wanted)),
            .code = u"MEDIA-TYPE"_qs};
}

Problem invalidBody(QList<FieldError> errors)
{
    return {.status = 422,
            .slug = u"invalid-body"_qs,
            .title = u"The body breaks a rule"_qs,
            .detail = u"The errors say which members are wrong."_qs,
            .code = u"BODY"_qs,
            .errors = std::move(errors)};
}

Problem tooManyRequests(std::chrono::seconds retryAfter, const QByteArray &policy)
{
    return {.status = 429,
            .slug = u"too-many-requests"_qs,
            .title = u"Too many requests"_qs,
            .detail = u"The account has used up its requests for now."_qs,
            .code = u"RATE"_qs,
            .retryAfter = retryAfter,
            .ratePolicy = policy};
}

Problem tooManyAttempts(std::chrono::seconds retryAfter)
{
    return {.status = 429,
            .slug = u"too-many-attempts"_qs,
            .title = u"Too many sign-in attempts"_qs,
            .detail = u"Sign-in with this address was tried too often."_qs,
            .code = u"AUTH-3"_qs,
            .retryAfter = retryAfter};
}

Problem signInFailed()
{
    return {.status = 401,
            .slug = u"sign-in-failed"_qs,
            .title = u"Sign-in failed"_qs,
            .detail = u"The credentials are not right."_qs,
            .code = u"AUTH-1"_qs,
            .challenge = true};
}

Problem busy(std::chrono::seconds retryAfter)
{
    return {.status = 503,
            .slug = u"busy"_qs,
            .title = u"The server is busy"_qs,
            .detail = u"Try again after the time given."_qs,
            .code = u"BUSY"_qs,
            .retryAfter = retryAfter};
}

Problem serverFailed()
{
    return {.status = 500,
            .slug = u"server-failed"_qs,
            .title = u"The server failed"_qs,
            .detail = u"The request could not be answered; the request id helps to find out why."_qs,
            .code = u"SERVER"_qs};
}

Problem refused(int status, const QString &detail)
{
    return {.status = status,
            .slug = u"refused"_qs,
            .title = u"The request was refused"_qs,
            .detail = detail,
            .code = u"HTTP-%1"_qs.arg(status)};
}

} // namespace Problems
} // namespace Minideck
