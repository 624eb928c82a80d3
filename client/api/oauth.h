#pragma once

#include "reply.h"
#include "request.h"

namespace Minideck {

//! What the browser brought back from the sign-in page of a platform.
struct AuthorizationGrant
{
    QString redirectUri; //!< as it was asked for
    Secret code;
    Secret verifier; //!< of the challenge that was sent (RFC 7636 4.1)
};

//! The sign-in page of a platform for the system's browser (RFC 8252), with an S256 challenge.
QUrl authorizationUrl(const QUrl &platform, const QString &redirectUri, const QString &state,
                      const QByteArray &challenge);

//! POST /oauth/token: the code for tokens.
Request tokenRequest(const QUrl &platform, const AuthorizationGrant &grant);

//! The refresh token of an answer to that. Error: NotThePlatform if there is none.
Result<Secret> parseTokens(const Reply &reply);

} // namespace Minideck
