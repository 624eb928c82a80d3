#pragma once

#include "manualclock.h"

#include <core/random.h>
#include <server/http/requesttarget.h>
#include <server/mail/emlfolder.h>
#include <server/mail/maildelivery.h>
#include <server/routes/api.h>
#include <server/routes/contract.h>
#include <server/routes/eventhub.h>
#include <server/rules/masterkey.h>
#include <server/rules/passwords.h>
#include <server/rules/signin.h>
#include <server/seed/demoworkspace.h>
#include <server/store/accountstore.h>
#include <server/store/storedatabase.h>
#include <server/store/storestatement.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace Minideck {

//! What came back, read.
struct Reply
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    bool cut = false; //!< a stream that did not reach its end

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const { return json().value(QStringLiteral("code")).toString(); }
    QString type() const { return json().value(QStringLiteral("type")).toString(); }
    QByteArray header(QByteArrayView name) const { return headers.value(name).value_or(QByteArray()); }
};

//! A change as a client sends it; what is not given is as it should be.
struct Write
{
    QByteArray method;
    QByteArray target;
    QByteArray body = "{}";
    QByteArray ifMatch = "*"; //!< empty sends none
    QByteArray key = {};      //!< empty takes a fresh one
    QByteArray token = {};    //!< empty is the administrator
};

//! The server without its HTTP: the demo workspace in a temporary folder, a clock by hand, and the contract
//! as one function.
class TestPlatform
{
public:
    //! Runs work in a write transaction and gives what it gives.
    template <typename Work>
    auto change(Work work)
    {
        auto result = m_database->writeAndWait(std::move(work));
        if (!result)
            qFatal("%s", qPrintable(result.error().detail));
        if constexpr (!std::is_same_v<decltype(result), Result<void>>)
            return std::move(result).value();
    }

    //! `members` as in the large seed.
    explicit TestPlatform(Environment environment = Environment::Sandbox, bool demoPasswords = true,
                          int members = DemoWorkspace::FixedMembers)
        : m_key(Secret(QByteArray(32, 'k')))
        , m_sessions(m_clock, m_random, m_key)
        , m_metrics(m_clock)
        , m_database(open(m_folder.filePath(QStringLiteral("platform.sqlite"))))
    {
        static const QString hash = Passwords::hash(Secret(DemoWorkspace::password().toUtf8()));
        change(
            [&](Connection &connection) { DemoWorkspace::write(connection, m_clock.now(), hash, members); });
        SignIn::Options options;
        options.demoPasswords = demoPasswords;
        options.oneTimeToken = Secret(QByteArray("one-time-token"));
        m_signIn = std::make_unique<SignIn>(*m_database, m_clock, m_sessions, std::move(options));
        m_events = std::make_unique<EventHub>(*m_database, m_sessions, std::chrono::milliseconds(50));
        m_mail = std::make_unique<MailDelivery>(
            *m_database, m_clock, MailQueue(m_key, m_random),
            std::make_unique<EmlFolder>(file(QStringLiteral("mail")), QStringLiteral("minideck@localhost")),
            MailDelivery::Options{.keepsSent = environment == Environment::Sandbox});
        m_api = std::make_unique<Api>(*m_database, m_clock, m_random, m_sessions, m_metrics);
        addContract(*m_api,
                    {*m_database, m_clock, m_sessions, *m_signIn, m_key, m_metrics, *m_events, environment,
                     m_random, *m_mail});
    }

    ~TestPlatform()
    {
        m_signIn.reset();
        m_events->stop();
        m_mail->stop();
        m_database.reset();
    }

    ManualClock &clock() { return m_clock; }
    StoreDatabase &database() { return *m_database; }
    const Api &api() const { return *m_api; }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    void sql(const QString &statement)
    {
        change([&](Connection &connection) { connection.execute(statement); });
    }

    //! A fresh access token, without a password.
    QByteArray token(const QString &email = DemoWorkspace::administrator())
    {
        return change([&](Connection &connection) {
            const auto account = Accounts::byEmail(connection, email);
            if (!account)
                qFatal("no account %s", qPrintable(email));
            return m_sessions.start(connection, account->key).accessToken.reveal();
        });
    }

    HttpRequest request(const QByteArray &method, const QByteArray &target) const
    {
        HttpRequest request;
        request.method = method;
        request.target = target;
        const auto parsed = RequestTarget::parse(target);
        if (!parsed)
            qFatal("bad target %s", target.constData());
        request.segments = parsed->segments;
        request.query = parsed->query;
        request.headers.set("Host", "127.0.0.1:8080");
        request.peer = "127.0.0.1";
        request.requestId = QStringLiteral("test-request");
        return request;
    }

    Reply send(HttpRequest request)
    {
        auto promise = std::make_shared<std::promise<HttpResponse>>();
        m_api->handle(std::move(request),
                      [promise](HttpResponse response) { promise->set_value(std::move(response)); });
        HttpResponse response = promise->get_future().get();
        Reply reply{.status = response.status, .headers = response.headers, .body = {}, .cut = false};
        if (std::holds_alternative<EventSource>(response.body))
            return reply; // never begun
        if (auto *source = std::get_if<BodySource>(&response.body)) {
            try {
                while (const auto piece = (*source)())
                    reply.body += *piece;
            } catch (const std::exception &) {
                reply.cut = true;
            }
        } else {
            reply.body = std::get<QByteArray>(response.body);
        }
        return reply;
    }

    //! Asks as the holder of a token; an empty one sends none.
    Reply get(const QByteArray &target, const QByteArray &token)
    {
        HttpRequest question = request("GET", target);
        if (!token.isEmpty())
            question.headers.set("Authorization", "Bearer " + token);
        return send(std::move(question));
    }

    //! Asks as the administrator, with one session for all questions.
    Reply get(const QByteArray &target)
    {
        if (m_adminToken.isEmpty())
            m_adminToken = token();
        return get(target, m_adminToken);
    }

    HttpRequest request(const Write &write)
    {
        if (m_adminToken.isEmpty())
            m_adminToken = token();
        HttpRequest request = this->request(write.method, write.target);
        request.headers.set("Authorization",
                            "Bearer " + (write.token.isEmpty() ? m_adminToken : write.token));
        request.headers.set("Content-Type",
                            write.method == "PATCH" ? "application/merge-patch+json" : "application/json");
        request.headers.set("Idempotency-Key", write.key.isEmpty() ? freshKey() : write.key);
        if (!write.ifMatch.isEmpty())
            request.headers.set("If-Match", write.ifMatch);
        if (write.method != "DELETE")
            request.body = write.body;
        return request;
    }
    Reply write(const Write &write) { return send(request(write)); }
    static QByteArray freshKey()
    {
        static int number = 0;
        return "test-key-of-request-" + QByteArray::number(++number);
    }

    //! The path of the one member whose name or e-mail holds the text.
    QByteArray memberPath(const QByteArray &part)
    {
        const QByteArray list = "/v1/workspaces/NorthbayCity/members";
        const QJsonValue items = get(list + "?q=" + part).json().value(QStringLiteral("items"));
        return list + '/' + items[0][QStringLiteral("id")].toString().toLatin1();
    }

    //! The first column of the first row of a question.
    QString ask(const QString &question)
    {
        return change([&](Connection &connection) { return connection.value(question); });
    }

    //! Every row of every table that a change of a workspace may touch.
    QStringList everything()
    {
        return change([](Connection &connection) {
            QStringList rows;
            for (const QString &table :
                 {QStringLiteral("workspace"), QStringLiteral("member"), QStringLiteral("assignment"),
                  QStringLiteral("invitation"), QStringLiteral("change_log"), QStringLiteral("idempotency"),
                  QStringLiteral("audit_event"), QStringLiteral("team"), QStringLiteral("representative"),
                  QStringLiteral("approval"), QStringLiteral("approval_round"),
                  QStringLiteral("approval_decision"), QStringLiteral("approval_comment")}) {
                StoreStatement row(connection, QStringLiteral("SELECT * FROM ") + table);
                while (row.next()) {
                    QString text = table;
                    for (int column = 0; column < row.columns(); ++column)
                        text += u' ' + QString::fromLatin1(row.bytes(column).toHex());
                    rows << text;
                }
            }
            return rows;
        });
    }

    //! Asks without a session, but with an Idempotency-Key; an empty one takes a fresh one.
    Reply postOnce(const QByteArray &target, const QByteArray &body, const QByteArray &key = {},
                   const QByteArray &peer = "127.0.0.1")
    {
        HttpRequest question = request("POST", target);
        question.headers.set("Content-Type", "application/json");
        question.headers.set("Idempotency-Key", key.isEmpty() ? freshKey() : key);
        question.peer = peer;
        question.body = body;
        return send(std::move(question));
    }

    //! The letters of the sandbox to that address, newest first.
    QList<QJsonObject> mailTo(const QString &recipient)
    {
        QList<QJsonObject> letters;
        for (const QJsonValue &item :
             get("/v1/sandbox/mail", token()).json()[QStringLiteral("items")].toArray()) {
            if (item[QStringLiteral("recipient")].toString() == recipient)
                letters << item.toObject();
        }
        return letters;
    }

    //! The code of the newest letter to that address, or a null string.
    QString codeFor(const QString &recipient)
    {
        for (const QJsonObject &letter : mailTo(recipient)) {
            if (letter[QStringLiteral("code")].isString())
                return letter[QStringLiteral("code")].toString();
        }
        return {};
    }

    Reply post(const QByteArray &target, const QByteArray &body)
    {
        HttpRequest question = request("POST", target);
        question.headers.set("Content-Type", "application/json");
        question.body = body;
        return send(std::move(question));
    }

private:
    static std::unique_ptr<StoreDatabase> open(const QString &file)
    {
        auto opened = StoreDatabase::open(file);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened).value();
    }

    QTemporaryDir m_folder;
    ManualClock m_clock;
    SeededRandom m_random{42};
    MasterKey m_key;
    Sessions m_sessions;
    Metrics m_metrics;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<StoreDatabase> m_database;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<EventHub> m_events;
    std::unique_ptr<MailDelivery> m_mail;
    QByteArray m_adminToken;
};

} // namespace Minideck
