#pragma once

#include "authorizationrequest.h"

namespace Minideck {

//! The one page that this server shows in a browser: signing in for the console (RFC 8252). Plain HTML
//! without a script or anything from elsewhere; a strict policy says so to the browser, no other page can
//! frame it, and it is light or dark as the desktop is.
namespace SignInPage {

//! What the form holds besides what people type.
struct Form
{
    AuthorizationRequest request;
    QString email;   //!< typed before, when the page is shown again
    QString error;   //!< a sentence; empty for none
    QByteArray seal; //!< comes back with the form, see FormSeal
};

HttpResponse form(const Form &form, const QString &issuer, int status);

//! The page for a request that cannot be served.
HttpResponse denied(const AuthorizationDenied &denied);

} // namespace SignInPage
} // namespace Minideck
