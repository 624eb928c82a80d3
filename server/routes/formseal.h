#pragma once

#include "authorizationrequest.h"

#include <server/rules/masterkey.h>

#include <QDateTime>

namespace Minideck {

class Random;

//! Proves that a form that comes back is one that we gave to this very browser, for this very request, a
//! short time ago: no other page can have made it (CSRF). It consists of a value in a cookie and a signature
//! in the form that go together.
class FormSeal
{
public:
    static constexpr std::chrono::minutes Life{15};

    FormSeal(const MasterKey &key, Random &random);

    //! The value for the cookie: the one the browser has already, because it may have two such pages open.
    QByteArray cookieFor(const HttpRequest &request) const;

    //! The signature for the form.
    QByteArray sealFor(const QByteArray &cookie, const AuthorizationRequest &request,
                       const QDateTime &now) const;

    bool isWhole(const HttpRequest &http, const QByteArray &seal, const AuthorizationRequest &request,
                 const QDateTime &now) const;

    //! The field that puts the cookie into the browser.
    static QByteArray setCookie(const QByteArray &cookie, const HttpRequest &request);

private:
    const MasterKey &m_key;
    Random &m_random;
};

} // namespace Minideck
