#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Minideck {

//! What went wrong, by what somebody can do about it. The sentence for people is made from it in
//! ui/shared/errortext.
enum class ErrorKind {
    Cancelled,       //!< the user or a newer question ended it
    Offline,         //!< no connection: name, route, refusal, reset
    Timeout,         //!< the total deadline passed
    TlsFailed,       //!< certificate or protocol not acceptable
    NotThePlatform,  //!< answered, but not in our language: HTML, broken JSON, cut or oversized body, foreign
                     //!< redirect
    Unauthenticated, //!< 401: no session, or it ended
    Forbidden,       //!< 403: the role does not allow it
    MemberBlocked,   //!< 403 with the blocked type (ROL-3)
    NotFound,        //!< 404, 410
    Invalid,         //!< 400, 413, 415, 422: the input breaks a rule named in `code`
    PreconditionFailed, //!< 412, 428: somebody else changed it
    KeyInUse,           //!< 409: the idempotency key is at work
    RateLimited,        //!< 429, see retryAfter
    ServerFailed,       //!< 5xx
    CacheDamaged,       //!< the cache file is not readable as a database of ours
    CacheTooNew,        //!< written by a newer program
    CacheFailed,        //!< any other SQLite failure: disk full, read-only, locked
    KeychainLocked,     //!< present but locked
    KeychainAbsent,     //!< no keychain service here
    KeychainFailed,     //!< any other refusal of the keychain
    NoEntry,            //!< the keychain is open and holds no such entry
    Internal,           //!< our own mistake
};

//! One field of a request that the server refused (RFC 9457 extension `errors`).
struct FieldError
{
    QString pointer; //!< JSON pointer (RFC 6901) into the request body
    QString code;    //!< rule ID such as "GRY-3"
    QString detail;  //!< the server's sentence, plain text from outside

    bool operator==(const FieldError &) const = default;
};

//! The one error type. Born in two places: where replies are decoded and where SQLite codes are.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString code;       //!< rule ID or machine reason, such as "MEM-2"; may be empty
    QString serverText; //!< the server's own sentence, plain text from outside; may be empty
    QString detail;     //!< for the log; never holds a key or token
    QString requestId;  //!< of the answer, for support; may be empty
    int status = 0;     //!< HTTP status, 0 without an answer
    std::optional<std::chrono::seconds> retryAfter; //!< lower bound before the next try (429, 503)
    QList<FieldError> fields;

    bool operator==(const Error &) const = default;
};

//! Name of a kind for logs and tests, such as "RateLimited".
QString toString(ErrorKind kind);

} // namespace Minideck
