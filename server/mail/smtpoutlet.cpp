#include "smtpoutlet.h"

#include "mailmessage.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <cstring>
#include <curl/curl.h>

namespace Minideck {

static constexpr long ConnectSeconds = 15;
static constexpr long TotalSeconds = 90;

std::optional<SmtpServer> SmtpServer::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool encrypted = url.scheme() == u"smtps";
    if (!url.isValid() || (!encrypted && url.scheme() != u"smtp") || url.host().isEmpty()
        || !url.password().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    return SmtpServer{.encrypted = encrypted,
                      .host = url.host(),
                      .port = static_cast<quint16>(url.port(encrypted ? 465 : 587)),
                      .user = url.userName(QUrl::FullyDecoded),
                      .password = Secret()};
}

namespace {

//! What libcurl reads from while it sends.
struct Reading
{
    QByteArray message;
    qsizetype place = 0;
};

std::size_t readMore(char *buffer, std::size_t size, std::size_t count, void *reading)
{
    auto *from = static_cast<Reading *>(reading);
    const auto room = static_cast<qsizetype>(size * count);
    const qsizetype bytes = std::min(room, from->message.size() - from->place);
    std::memcpy(buffer, from->message.constData() + from->place, static_cast<std::size_t>(bytes));
    from->place += bytes;
    return static_cast<std::size_t>(bytes);
}

int isEnding(void *ending, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::atomic<bool> *>(ending)->load() ? 1 : 0;
}

struct CurlHandle
{
    CURL *handle = curl_easy_init();
    curl_slist *recipients = nullptr;

    CurlHandle() = default;
    CurlHandle(const CurlHandle &) = delete;
    CurlHandle &operator=(const CurlHandle &) = delete;
    ~CurlHandle()
    {
        curl_slist_free_all(recipients);
        curl_easy_cleanup(handle);
    }
    template <typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(handle, option, value);
    }
};

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

Error failure(CURLcode code, long reply, const char *why)
{
    // 5xx is an answer about this letter or this sender (RFC 5321 4.2.1); the rest may be better later. A
    // refused sign-in is the operator's to mend.
    const bool final = reply >= 550 && reply < 560;
    const char *text = *why ? why : curl_easy_strerror(code);
    return {.kind = final ? ErrorKind::Invalid : ErrorKind::ServerFailed,
            .code = u"MAIL-SMTP"_qs,
            .detail = QString::fromLocal8Bit(text)};
}

} // namespace

SmtpOutlet::SmtpOutlet(SmtpServer server, QString sender)
    : m_server(std::move(server))
    , m_sender(std::move(sender))
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(ready)
}

Result<void> SmtpOutlet::deliver(const Mail &mail, const std::atomic<bool> &ending)
{
    CurlHandle curl;
    if (!curl.handle)
        return Error{.kind = ErrorKind::ServerFailed, .detail = u"libcurl cannot begin"_qs};
    Reading reading{.message = toInternetMessage(mail, m_sender)};
    char why[CURL_ERROR_SIZE] = "";
    QUrl url;
    url.setScheme(m_server.encrypted ? u"smtps"_qs : u"smtp"_qs);
    url.setHost(m_server.host);
    url.setPort(m_server.port);
    const QByteArray target = url.toEncoded();
    const QByteArray from = '<' + m_sender.toUtf8() + '>';
    const QByteArray to = '<' + mail.recipient.toUtf8() + '>';
    const QByteArray user = m_server.user.toUtf8();
    curl.recipients = curl_slist_append(nullptr, to.constData());

    curl.set(CURLOPT_URL, target.constData());
    curl.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl.set(CURLOPT_PROXY, ""); // the environment has no say in where mail goes
    curl.set(CURLOPT_USE_SSL, static_cast<long>(isLoopback(m_server.host) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    curl.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl.set(CURLOPT_MAIL_FROM, from.constData());
    curl.set(CURLOPT_MAIL_RCPT, curl.recipients);
    curl.set(CURLOPT_UPLOAD, 1L);
    curl.set(CURLOPT_READFUNCTION, &readMore);
    curl.set(CURLOPT_READDATA, &reading);
    curl.set(CURLOPT_NOPROGRESS, 0L);
    curl.set(CURLOPT_XFERINFOFUNCTION, &isEnding);
    curl.set(CURLOPT_XFERINFODATA, const_cast<std::atomic<bool> *>(&ending));
    curl.set(CURLOPT_CONNECTTIMEOUT, ConnectSeconds);
    curl.set(CURLOPT_TIMEOUT, TotalSeconds);
    curl.set(CURLOPT_NOSIGNAL, 1L);
    curl.set(CURLOPT_ERRORBUFFER, why);
    if (!user.isEmpty()) {
        curl.set(CURLOPT_USERNAME, user.constData());
        curl.set(CURLOPT_PASSWORD, m_server.password.reveal().constData());
    }

    const CURLcode code = curl_easy_perform(curl.handle);
    long reply = 0;
    curl_easy_getinfo(curl.handle, CURLINFO_RESPONSE_CODE, &reply);
    if (code != CURLE_OK)
        return failure(code, reply, why);
    return {};
}

} // namespace Minideck
