#pragma once

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>
#include <QtTest>

namespace Minideck {

//! As much of a browser as a sign-in page without a script needs: cookies, hidden fields, redirects.
class FormBrowser
{
public:
    struct Page
    {
        int status = 0;
        QUrl url;
        QString text;
    };

    Page get(const QUrl &url) { return settle(m_network.get(request(url))); }

    //! Fills in the form of a page and sends it.
    Page submit(const Page &page, const QList<std::pair<QString, QString>> &typed)
    {
        static const QRegularExpression hidden(
            QStringLiteral("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">"));
        static const QRegularExpression action(QStringLiteral("<form method=\"post\" action=\"([^\"]*)\">"));
        QByteArray body;
        const auto add = [&body](const QString &name, const QString &value) {
            body += (body.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
                + QUrl::toPercentEncoding(value);
        };
        auto matches = hidden.globalMatch(page.text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            add(match.captured(1), match.captured(2).replace(QLatin1String("&amp;"), QLatin1String("&")));
        }
        for (const auto &[name, value] : typed)
            add(name, value);
        QNetworkRequest post = request(page.url.resolved(QUrl(action.match(page.text).captured(1))));
        post.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
        post.setRawHeader("Origin", page.url.toString(QUrl::RemovePath | QUrl::RemoveQuery).toLatin1());
        return settle(m_network.post(post, body));
    }

private:
    static QNetworkRequest request(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        return request;
    }

    Page settle(QNetworkReply *reply)
    {
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 20'000))
            qFatal("no page");
        Page page{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->url(),
                  QString::fromUtf8(reply->readAll())};
        const QUrl next = reply->header(QNetworkRequest::LocationHeader).toUrl();
        reply->deleteLater();
        return next.isEmpty() ? page : get(page.url.resolved(next));
    }

    QNetworkAccessManager m_network;
};

} // namespace Minideck
