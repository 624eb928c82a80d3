#pragma once

#include "testplatform.h"

#include <QtTest>

namespace Minideck {

inline const QString Address = u"zoe@guest.example"_qs;
inline const QString Password = u"seven blue herons"_qs;

inline QByteArray body(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

inline QByteArray application(const QString &email = Address, const QString &password = Password,
                              const QString &name = u"Zoë"_qs)
{
    return body({{u"email"_qs, email}, {u"displayName"_qs, name}, {u"password"_qs, password}});
}

//! Somebody without an account at a platform of their own, who asks for one.
class AccountStage
{
protected:
    void begin() { m_platform = std::make_unique<TestPlatform>(); }

    Reply apply(const QByteArray &application = Minideck::application())
    {
        return m_platform->postOnce("/v1/accounts", application);
    }
    Reply verify(const QString &code, const QString &email = Address)
    {
        return m_platform->postOnce("/v1/accounts/verification",
                                    body({{u"email"_qs, email}, {u"code"_qs, code}}));
    }
    Reply askReset(const QString &email = Address)
    {
        return m_platform->postOnce("/v1/password-reset", body({{u"email"_qs, email}}));
    }
    Reply reset(const QString &code, const QString &password, const QString &email = Address)
    {
        return m_platform->postOnce(
            "/v1/password-reset/confirm",
            body({{u"email"_qs, email}, {u"code"_qs, code}, {u"newPassword"_qs, password}}));
    }
    Reply signIn(const QString &password = Password, const QString &email = Address)
    {
        return m_platform->post("/v1/session", body({{u"email"_qs, email}, {u"password"_qs, password}}));
    }
    void makeAccount()
    {
        QCOMPARE(apply().status, 202);
        QCOMPARE(verify(m_platform->codeFor(Address)).status, 204);
    }
    static QStringList errorsOf(const Reply &reply)
    {
        QStringList errors;
        for (const QJsonValue &error : reply.json()[u"errors"_qs].toArray())
            errors << error[u"pointer"_qs].toString() + u' ' + error[u"code"_qs].toString();
        return errors;
    }

    std::unique_ptr<TestPlatform> m_platform;
};

} // namespace Minideck
