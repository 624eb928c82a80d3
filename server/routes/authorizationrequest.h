#pragma once

#include "formbody.h"

#include <variant>

namespace Minideck {

//! What a program asks for when it opens the browser (RFC 6749 4.1.1, 7636 4.3).
struct AuthorizationRequest
{
    QString redirectUri;
    QString state; //!< may be empty
    QString challenge;
};

//! A request that nobody can be sent back for: the person in front of the browser is told.
struct AuthorizationDenied
{
    QString why;
};

//! A request whose program is told by the way back (RFC 6749 4.1.2.1).
struct AuthorizationRefused
{
    QString redirectUri;
    QString state;
    QString error;
    QString description;
};

namespace Authorization {

//! The one program that may ask: the desktop console, which has no secret.
inline const QString ClientId = QStringLiteral("minideck-desktop");

//! Checks what was asked. The way back goes to this computer alone: http://127.0.0.1 or http://[::1], any
//! port, exactly /callback (RFC 8252 7.3); without an S256 challenge there is none.
std::variant<AuthorizationRequest, AuthorizationDenied, AuthorizationRefused> read(const FormFields &fields);

//! The server's own address as the request names it, which is its issuer (RFC 8414, 9207).
QString issuerOf(const HttpRequest &request);

//! The way back with parameters and `iss` behind it.
QByteArray wayBack(const QString &redirectUri, const QList<std::pair<QString, QString>> &parameters,
                   const HttpRequest &request);

} // namespace Authorization
} // namespace Minideck
