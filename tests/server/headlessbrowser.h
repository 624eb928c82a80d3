#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace Minideck {

//! Chromium without a window, driven through its DevTools pipe: messages of JSON that end with NUL, on the
//! file descriptors 3 and 4.
class HeadlessBrowser
{
public:
    static bool isInstalled() { return !program().isEmpty(); }

    HeadlessBrowser()
    {
        if (::pipe2(m_toBrowser, O_CLOEXEC) != 0 || ::pipe2(m_fromBrowser, O_CLOEXEC) != 0)
            qFatal("no pipes");
        m_process.setChildProcessModifier([this] {
            // Out of the way first, since these could be 3 and 4 themselves.
            const int in = ::fcntl(m_toBrowser[0], F_DUPFD, 10);
            const int out = ::fcntl(m_fromBrowser[1], F_DUPFD, 10);
            ::dup2(in, 3);
            ::dup2(out, 4);
        });
        // Nothing from outside runs in it, and root has no sandbox to put it into.
        m_process.start(
            program(),
            {QStringLiteral("--headless"), QStringLiteral("--no-sandbox"), QStringLiteral("--disable-gpu"),
             QStringLiteral("--disable-dev-shm-usage"), QStringLiteral("--no-first-run"),
             QStringLiteral("--no-proxy-server"), QStringLiteral("--disable-background-networking"),
             QStringLiteral("--remote-debugging-pipe"), QStringLiteral("--user-data-dir=") + m_profile.path(),
             QStringLiteral("about:blank")});
        ::close(m_toBrowser[0]);
        ::close(m_fromBrowser[1]);
    }
    ~HeadlessBrowser()
    {
        m_session.clear();
        call(QStringLiteral("Browser.close"), {}, 5000);
        ::close(m_toBrowser[1]);
        ::close(m_fromBrowser[0]);
        if (!m_process.waitForFinished(10000))
            m_process.kill();
        m_process.waitForFinished(10000);
    }

    //! Opens a tab at the address and gives whether it came up.
    bool open(const QUrl &url)
    {
        const auto target = call(QStringLiteral("Target.createTarget"),
                                 {{QStringLiteral("url"), QStringLiteral("about:blank")}});
        const auto session = call(QStringLiteral("Target.attachToTarget"),
                                  {{QStringLiteral("targetId"), target[QStringLiteral("targetId")]},
                                   {QStringLiteral("flatten"), true}});
        m_session = session[QStringLiteral("sessionId")].toString();
        const auto page = call(QStringLiteral("Page.navigate"),
                               {{QStringLiteral("url"), QString::fromLatin1(url.toEncoded())}});
        return !m_session.isEmpty() && !page.contains(QStringLiteral("errorText"));
    }

    //! The value of an expression in the page, or null if there is none.
    QJsonValue evaluate(const QString &expression)
    {
        return call(QStringLiteral("Runtime.evaluate"),
                    {{QStringLiteral("expression"), expression},
                     {QStringLiteral("returnByValue"), true}})[QStringLiteral("result")]
            .toObject()[QStringLiteral("value")];
    }

private:
    static QString program()
    {
        const QString debian = QStandardPaths::findExecutable(QStringLiteral("chromium"));
        return debian.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("google-chrome")) : debian;
    }

    QJsonObject call(const QString &method, const QJsonObject &parameters, int milliseconds = 60000)
    {
        QJsonObject message{{QStringLiteral("id"), ++m_id},
                            {QStringLiteral("method"), method},
                            {QStringLiteral("params"), parameters}};
        if (!m_session.isEmpty())
            message[QStringLiteral("sessionId")] = m_session;
        const QByteArray bytes = QJsonDocument(message).toJson(QJsonDocument::Compact) + '\0';
        if (::write(m_toBrowser[1], bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
            return {};
        for (;;) {
            for (qsizetype end = m_buffer.indexOf('\0'); end >= 0; end = m_buffer.indexOf('\0')) {
                const QJsonObject reply = QJsonDocument::fromJson(m_buffer.first(end)).object();
                m_buffer.remove(0, end + 1);
                if (reply[QStringLiteral("id")].toInt() == m_id)
                    return reply[QStringLiteral("result")].toObject();
            }
            pollfd ready{.fd = m_fromBrowser[0], .events = POLLIN, .revents = 0};
            char more[65536];
            const ssize_t count =
                ::poll(&ready, 1, milliseconds) == 1 ? ::read(m_fromBrowser[0], more, sizeof more) : 0;
            if (count <= 0)
                return {};
            m_buffer.append(more, count);
        }
    }

    QTemporaryDir m_profile;
    QProcess m_process;
    int m_toBrowser[2] = {-1, -1};
    int m_fromBrowser[2] = {-1, -1};
    QByteArray m_buffer;
    QString m_session;
    int m_id = 0;
};

} // namespace Minideck
