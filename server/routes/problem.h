#pragma once

#include <core/error.h>
#include <core/permissiontable.h>
#include <server/http/message.h>

#include <QString>

#include <chrono>
#include <optional>

namespace Minideck {

//! An error of the contract (RFC 9457). Says what the caller may know and nothing more: no path, SQL or
//! stack.
struct Problem
{
    int status = 500;
    QString slug;  //!< stable name of the rule; the type is /problems/<slug>
    QString title; //!< the same for every problem of the slug
    QString detail;
    QString code; //!< rule ID or machine reason
    QList<FieldError> errors = {};
    std::optional<std::chrono::seconds> retryAfter = {};
    QByteArray allow = {};       //!< for 405
    bool challenge = false;      //!< 401 with WWW-Authenticate (RFC 6750 3)
    QByteArray acceptPatch = {}; //!< for 415 to a PATCH (RFC 5789 3.1)
    QByteArray current = {};     //!< for 412: the resource as it is now, as JSON
    QByteArray ratePolicy = {};  //!< for 429: the budget that is spent, as RateLimit-Policy writes it

    //! As an answer; the request id becomes the instance.
    HttpResponse response(const QString &requestId) const;
};

//! The problems that more than one route gives.
namespace Problems {

Problem unauthenticated();
Problem forbidden(const QString &detail);
Problem roleLacks(Permission permission);
Problem operatorsOnly();
Problem blocked();
Problem notFound();
Problem methodNotAllowed(const QByteArray &allow);
Problem invalidQuery(const QString &detail);
Problem foreignCursor();
Problem malformedBody(const QString &detail);
Problem unsupportedMediaType(const QByteArray &wanted);
Problem invalidBody(QList<FieldError> errors);
Problem tooManyRequests(std::chrono::seconds retryAfter, const QByteArray &policy);
Problem tooManyAttempts(std::chrono::seconds retryAfter);
Problem signInFailed();
Problem busy(std::chrono::seconds retryAfter);
Problem serverFailed();

//! For a refusal below the routes, by its status alone.
Problem refused(int status, const QString &detail);

} // namespace Problems
} // namespace Minideck
