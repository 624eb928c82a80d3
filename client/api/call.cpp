#include "call.h"

#include "backoff.h"
#include "oneshotbody.h"
#include "origin.h"
#include "problem.h"

#include <core/version.h>

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace Minideck {

namespace {

// Above this the codes of QNetworkReply speak of the answer; below, of the way to it.
constexpr int FirstContentError = 201;

QNetworkRequest networkRequest(const Request &request, const QUrl &url)
{
    QNetworkRequest raw(url);
    raw.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    raw.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    raw.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    raw.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    raw.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    raw.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    raw.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    raw.setRawHeader("User-Agent", "minideck/" + version().toLatin1());
    raw.setRawHeader("Accept", request.accept + ", application/problem+json");
    // Unpacking is another way to be sent more than fits.
    raw.setRawHeader("Accept-Encoding", "identity");
    if (!request.token.isEmpty())
        raw.setRawHeader("Authorization", "Bearer " + request.token.reveal());
    if (!request.idempotencyKey.isEmpty())
        raw.setRawHeader("Idempotency-Key", request.idempotencyKey);
    if (!request.lastEventId.isEmpty())
        raw.setRawHeader("Last-Event-ID", request.lastEventId);
    if (!request.ifMatch.isEmpty())
        raw.setRawHeader("If-Match", request.ifMatch);
    if (!request.body.isEmpty()) {
        raw.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
        raw.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        raw.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    return raw;
}

// One that has failed already ends by itself at the next turn of the event loop; Qt would warn.
void stop(QNetworkReply *reply)
{
    if (reply->error() == QNetworkReply::NoError)
        reply->abort();
}

Error foreign(const char *what, int status)
{
    return Error{.kind = ErrorKind::NotThePlatform, .detail = QString::fromLatin1(what), .status = status};
}

} // namespace

Call::Call(QNetworkAccessManager &network, const NetworkPolicy &policy, Random &random, Request request,
           Answer answer, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_policy(policy)
    , m_random(random)
    , m_request(std::move(request))
    , m_answer(std::move(answer))
{
    m_deadline.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { abort(Ending::Timeout); });
    connect(&m_pause, &QTimer::timeout, this, &Call::start);
}

Call::~Call()
{
    dropReply();
}

void Call::start()
{
    ++m_tries;
    m_redirects = 0;
    m_sinceStart.start();
    m_deadline.start(m_request.onData ? m_policy.inactivity : m_policy.deadline);
    send(m_request.url);
}

void Call::cancel()
{
    finish(Error{.kind = ErrorKind::Cancelled});
}

void Call::refuse(const Error &error)
{
    finish(error);
}

void Call::send(const QUrl &url)
{
    m_body.clear();
    m_ending = Ending::Natural;
    const QNetworkRequest raw = networkRequest(m_request, url);
    OneShotBody *body = m_request.body.isEmpty() ? nullptr : new OneShotBody(m_request.body);
    m_reply = m_network.sendCustomRequest(raw, m_request.method, body);
    if (body)
        body->setParent(m_reply);
    m_reply->setReadBufferSize(m_policy.streamBuffer);
    // The kind of the failure does not tell: a connection that broke after the request is opened again by Qt,
    // and what is reported may be that this was refused.
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_sent = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &Call::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Call::takeReply);
}

bool Call::isSuccess() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status >= 200 && status < 300;
}

// Whoever sends a byte now and then is never inactive and never done.
bool Call::isTooSlow() const
{
    const auto allowed =
        m_policy.streamGrace + std::chrono::milliseconds(m_streamed * 1000 / m_policy.streamRate);
    return m_request.accept != "text/event-stream" && m_sinceStart.hasExpired(allowed.count());
}

QByteArray Call::mediaType() const
{
    return m_reply->rawHeader("Content-Type").split(';').value(0).trimmed().toLower();
}

void Call::takeBytes()
{
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    if (!m_request.onData || !isSuccess() || mediaType() != m_request.accept) {
        m_body += bytes;
        if (m_body.size() > m_policy.bodyMaximum)
            abort(Ending::TooLarge);
        return;
    }
    m_deadline.start(m_policy.inactivity);
    m_handedOn = true;
    m_streamed += bytes.size();
    if (isTooSlow())
        return abort(Ending::Timeout);
    if (Result<void> taken = m_request.onData(bytes); !taken) {
        m_refusal = taken.error();
        abort(Ending::Refused);
    }
}

void Call::abort(Ending why)
{
    m_ending = why;
    if (m_reply)
        stop(m_reply);
}

void Call::takeReply()
{
    if (m_ending == Ending::Natural)
        takeBytes();
    // The last bytes may have been refused, and then this was called from inside.
    if (!m_reply)
        return;
    Reply reply{.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                .headers = m_reply->rawHeaderPairs(),
                .body = m_body};
    if (m_ending == Ending::Natural && m_reply->error() == QNetworkReply::NoError && follow(reply))
        return;
    Result<Reply> result = judge(reply);
    dropReply();
    if (result)
        finish(std::move(result));
    else
        retryOrFinish(result.error());
}

// The error comes before the status: a cut body also has status 200.
Result<Reply> Call::judge(const Reply &reply) const
{
    switch (m_ending) {
    case Ending::Timeout:
        return Error{.kind = ErrorKind::Timeout,
                     .code = m_sent ? QString() : NotSentCode.toString(),
                     .detail = u"deadline"_qs};
    case Ending::TooLarge:
        return foreign("body too large", reply.status);
    case Ending::Refused:
        return m_refusal;
    case Ending::Natural:
        break;
    }
    const QNetworkReply::NetworkError error = m_reply->error();
    // A one-shot body that an answer asked for again is no broken connection.
    const bool resend = error == QNetworkReply::ContentReSendError && reply.status < 300;
    if (error != QNetworkReply::NoError && (error < FirstContentError || resend))
        return brokenConnection(reply);
    if (reply.status >= 400) {
        if (m_request.onRefused)
            m_request.onRefused(reply);
        return errorOfReply(reply, m_policy.retryAfterMaximum);
    }
    if (error != QNetworkReply::NoError)
        return foreign("no HTTP answer", reply.status);
    if (reply.status < 200 || (reply.status >= 300 && reply.status != 304))
        return foreign("redirect that is not followed", reply.status);
    const bool hasBody = !reply.body.isEmpty() || m_handedOn;
    if (hasBody && reply.status != 304 && mediaType() != m_request.accept)
        return foreign("other content type", reply.status);
    return reply;
}

Error Call::brokenConnection(const Reply &reply) const
{
    const bool tls = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
    return Error{.kind = tls ? ErrorKind::TlsFailed : ErrorKind::Offline,
                 .code = m_sent ? QString() : NotSentCode.toString(),
                 .detail = u"network error "_qs + QString::number(m_reply->error()),
                 .status = reply.status};
}

bool Call::follow(const Reply &reply)
{
    const bool redirects = reply.status == 301 || reply.status == 302 || reply.status == 303
        || reply.status == 307 || reply.status == 308;
    if (!redirects || !m_request.isRead() || m_redirects >= m_policy.redirects)
        return false;
    const QUrl target =
        m_reply->url().resolved(QUrl::fromEncoded(reply.header("Location"), QUrl::StrictMode));
    if (!target.isValid() || !sameOrigin(target, m_request.url))
        return false;
    ++m_redirects;
    dropReply();
    send(target);
    return true;
}

void Call::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    stop(m_reply);
    m_reply->deleteLater();
    m_reply = nullptr;
}

void Call::retryOrFinish(const Error &error)
{
    m_deadline.stop();
    if (!m_request.isRead() || m_handedOn || !isPassing(error) || m_tries >= m_policy.attempts)
        return finish(error);
    m_pause.start(backoff(m_policy, m_tries, error, m_random));
}

void Call::finish(Result<Reply> result)
{
    m_deadline.stop();
    m_pause.stop();
    dropReply();
    deleteLater();
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(std::move(result));
}

} // namespace Minideck
