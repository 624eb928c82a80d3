#pragma once

#include "sessions.h"

#include <server/store/auditstore.h>

namespace Minideck {

//! Authorization codes of the sign-in by browser (RFC 6749 4.1, 7636, 9700): 256 random bits, good once and
//! for a minute, bound to the redirect URI and the S256 challenge of whoever asked. All functions work inside
//! the caller's transaction, which has to commit also for a refusal.
class AuthorizationCodes
{
public:
    static constexpr std::chrono::seconds Life{60};

    //! Both outlive the codes.
    AuthorizationCodes(Random &random, const Sessions &sessions);

    //! What a program asked for when the browser was opened.
    struct Grant
    {
        qint64 account = 0;
        QString redirectUri;
        QString challenge; //!< BASE64URL(SHA256(verifier))
    };

    Secret issue(Connection &connection, const Grant &grant, const QDateTime &now) const;

    //! The account that may be signed in for the code. Whatever is wrong, the code is used up; one that was
    //! used before ends the session that it was exchanged for, because somebody has a copy.
    std::optional<qint64> redeem(Connection &connection, const Secret &code, const QString &redirectUri,
                                 const Secret &verifier, const AuditEvent &origin) const;

    //! Notes the session that a code was exchanged for.
    static void exchangedFor(Connection &connection, const Secret &code, qint64 session);

private:
    Random &m_random;
    const Sessions &m_sessions;
};

} // namespace Minideck
