#include "browsersignin.h"

#include <client/api/origin.h>
#include <core/random.h>

#include <QCryptographicHash>

namespace Minideck {

namespace {

constexpr qsizetype SecretBytes = 32;
constexpr auto Base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Secret value(const QUrlQuery &parameters, const QString &name)
{
    return Secret(parameters.queryItemValue(name, QUrl::FullyDecoded).toUtf8());
}

Error foreign(const QString &detail)
{
    return Error{.kind = ErrorKind::NotThePlatform, .detail = detail};
}

} // namespace

BrowserSignIn::BrowserSignIn(const QUrl &platform, Random &random, Answer answer, QObject *parent)
    : QObject(parent)
    , m_platform(platform)
    , m_answer(std::move(answer))
    , m_state(random.bytes(SecretBytes).toBase64(Base64Url))
    , m_verifier(random.bytes(SecretBytes).toBase64(Base64Url))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { finish(Error{.kind = ErrorKind::Timeout, .detail = u"no browser came back"_qs}); });
    connect(&m_listener, &LoopbackListener::came, this, &BrowserSignIn::take);
}

Result<QUrl> BrowserSignIn::start()
{
    if (Result<void> listening = m_listener.listen(); !listening)
        return listening.error();
    m_patience.start(Patience);
    const QByteArray challenge =
        QCryptographicHash::hash(m_verifier.reveal(), QCryptographicHash::Sha256).toBase64(Base64Url);
    return authorizationUrl(m_platform, m_listener.redirectUri(), QString::fromLatin1(m_state.reveal()),
                            challenge);
}

void BrowserSignIn::take(const QUrlQuery &parameters)
{
    // Another page may have sent the browser here; whoever is signing in still can.
    if (!value(parameters, u"state"_qs).equals(m_state)) {
        return m_listener.answer(tr("This is not the answer to your sign-in"),
                                 tr("Minideck still waits. Sign in on the page that it opened."));
    }
    Result<AuthorizationGrant> result = grant(parameters);
    if (result)
        m_listener.answer(tr("You are signed in"), tr("You can close this page and go back to Minideck."));
    else
        m_listener.answer(tr("You are not signed in"), tr("Go back to Minideck to see why."));
    finish(std::move(result));
}

Result<AuthorizationGrant> BrowserSignIn::grant(const QUrlQuery &parameters)
{
    // The answer of another platform must not be taken for this one's (RFC 9207 2.4).
    const QUrl issuer(parameters.queryItemValue(u"iss"_qs, QUrl::FullyDecoded), QUrl::StrictMode);
    if (!sameOrigin(issuer, m_platform))
        return foreign(u"answer of another issuer"_qs);
    if (const QString error = parameters.queryItemValue(u"error"_qs); error == u"access_denied")
        return Error{.kind = ErrorKind::Forbidden, .detail = error};
    else if (!error.isEmpty())
        return foreign(u"authorization error"_qs);
    Secret code = value(parameters, u"code"_qs);
    if (code.isEmpty())
        return foreign(u"answer without a code"_qs);
    return AuthorizationGrant{
        .redirectUri = m_listener.redirectUri(), .code = std::move(code), .verifier = m_verifier.copy()};
}

void BrowserSignIn::finish(Result<AuthorizationGrant> result)
{
    m_patience.stop();
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(std::move(result));
}

} // namespace Minideck
