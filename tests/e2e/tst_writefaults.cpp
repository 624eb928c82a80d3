#include "livestage.h"
#include "witness.h"

#include <client/api/session.h>
#include <client/api/transport.h>
#include <support/faultproxy.h>
#include <support/quiet.h>

using namespace Minideck;
using namespace std::chrono_literals;

// Writes of workspaces, teams, batches and invitations, which the console does not offer yet, × faults:
// whatever becomes of a request, repeated with its key it has its effect once.
class TestWriteFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void OFF_4_repeatedWithItsKeyItHappensOnce_data();
    void OFF_4_repeatedWithItsKeyItHappensOnce();
    void cleanupTestCase();

private:
    struct Write
    {
        QByteArray method;
        QString path;
        QByteArray body;
        QByteArray ifMatch;
        const Secret *token;
        QByteArray key = {};
        int events = 1; //!< that it leaves in the audit log
        int status = 0; //!< of its success, once there is one
    };
    Request requestOf(const Write &write, const QUrl &platform) const;
    Result<Reply> ask(Request request);
    QJsonObject done(Write write);
    Secret tokenOf(const QString &email);
    QList<Write> prepare();
    void sendAll(QList<Write> &writes);

    static inline const QString Workspace = QStringLiteral("/v1/workspaces/NorthbayCity");
    TemporaryHome m_home;
    SystemRandom m_random;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Transport> m_transport;
    Secret m_admin;
    Secret m_operator;
    int m_number = 0;
};

void TestWriteFaults::initTestCase()
{
    m_server = std::make_unique<LiveServer>(m_home.filePath(u"server"_qs));
    m_proxy = std::make_unique<FaultProxy>(m_server->url());
    NetworkPolicy policy;
    policy.deadline = 900ms;
    policy.inactivity = 900ms;
    policy.bodyMaximum = 1024 * 1024;
    m_transport = std::make_unique<Transport>(policy, m_random);
}

void TestWriteFaults::init()
{
    failOnUnexpectedWarnings();
    m_server->clock().pass(30s); // what the accounts may ask is full again
    // A token is good for fifteen of its minutes.
    m_admin = tokenOf(PlatformServer::demoEmail());
    m_operator = tokenOf(u"operator@northbay.example"_qs);
    // An account has few registrations at a time.
    for (const QString &open : m_server->ask(u"SELECT id FROM workspace WHERE status = %1"_qs.arg(
             static_cast<int>(WorkspaceStatus::UnderReview))))
        done({"POST", u"/v1/registrations/"_qs + open + u"/reject"_qs, R"({"reason":"No."})", "*",
              &m_operator});
}

Secret TestWriteFaults::tokenOf(const QString &email)
{
    const Secret password(PlatformServer::demoPassword().toUtf8());
    Result<SessionGrant> grant = parseSession(*ask(signInRequest(m_server->url(), email, password, {})));
    return std::move(grant).value().accessToken;
}

Result<Reply> TestWriteFaults::ask(Request request)
{
    std::optional<Result<Reply>> answered;
    m_transport->send(std::move(request), [&answered](Result<Reply> reply) { answered = std::move(reply); });
    if (!QTest::qWaitFor([&answered] { return answered.has_value(); }, 20'000))
        qFatal("no answer");
    return *answered;
}

Request TestWriteFaults::requestOf(const Write &write, const QUrl &platform) const
{
    Request request;
    request.method = write.method;
    request.url = platform;
    request.url.setPath(write.path);
    request.body = write.body;
    if (write.method == "PATCH")
        request.contentType = "application/merge-patch+json";
    request.token = write.token->copy();
    request.idempotencyKey = write.key;
    request.ifMatch = write.ifMatch;
    return request;
}

// Without the proxy, for what has to be there first.
QJsonObject TestWriteFaults::done(Write write)
{
    write.key = "prepared-" + QByteArray::number(++m_number).rightJustified(12, '0');
    const Result<Reply> reply = ask(requestOf(write, m_server->url()));
    if (!reply)
        qFatal("%s %s", qPrintable(write.path), qPrintable(reply.error().serverText));
    return QJsonDocument::fromJson(reply->body).object();
}

QList<TestWriteFaults::Write> TestWriteFaults::prepare()
{
    const auto team = [this]() -> QString {
        const QByteArray body = R"({"name":"Team )" + QByteArray::number(++m_number) + R"("})";
        return Workspace + u"/teams/"_qs
            + done({"POST", Workspace + u"/teams"_qs, body, {}, &m_admin})[u"id"].toString();
    };
    const auto form = [this]() -> QByteArray {
        return R"({"name":"Harbour)" + QByteArray::number(++m_number)
            + R"(","businessScope":"4111","businessAddress":"1 Quay Street",)"
              R"("representatives":[{"name":"Ada","email":"ada@harbour.example"}]})";
    };
    const auto registration = [&](const QString &verb) -> QString {
        return u"/v1/registrations/"_qs
            + done({"POST", u"/v1/workspaces"_qs, form(), {}, &m_admin})[u"id"].toString() + u'/' + verb;
    };
    const auto invited = [this]() -> QString {
        const QByteArray body =
            R"({"invitations":[{"email":"guest)" + QByteArray::number(++m_number) + R"(@fleet.example"}]})";
        const QJsonArray results =
            done({"POST", Workspace + u"/invitations"_qs, body, {}, &m_admin})[u"results"].toArray();
        return results[0][u"member"][u"id"].toString();
    };
    const QString guest = invited();
    QList<Write> writes{
        {"POST",
         Workspace + u"/teams"_qs,
         R"({"name":"New )" + QByteArray::number(++m_number) + R"("})",
         {},
         &m_admin},
        {"PATCH", team(), R"({"name":"Renamed )" + QByteArray::number(++m_number) + R"("})", "\"1\"",
         &m_admin},
        {"DELETE", team(), {}, "\"1\"", &m_admin},
        {"POST", u"/v1/workspaces"_qs, form(), {}, &m_admin},
        {"POST", registration(u"approve"_qs), "{}", "\"1\"", &m_operator},
        {"POST", registration(u"reject"_qs), R"({"reason":"No."})", "\"1\"", &m_operator},
        {"POST",
         Workspace + u"/members/batch"_qs,
         R"({"action":"setRole","items":[{"id":")" + guest.toLatin1()
             + R"(","revision":1,"role":"reviewer"}]})",
         {},
         &m_admin},
        {"POST", Workspace + u"/members/"_qs + invited() + u"/invitation/renew"_qs, "{}", "\"1\"", &m_admin},
        {"DELETE", Workspace + u"/members/"_qs + invited() + u"/invitation"_qs, {}, "\"1\"", &m_admin},
    };
    // A registration and what is asked by it; its approval with the representative who is invited; its end.
    writes[3].events = 2;
    writes[4].events = 3;
    writes[5].events = 2;
    for (Write &write : writes)
        write.key = "written-" + QByteArray::number(++m_number).rightJustified(12, '0');
    return writes;
}

// All at once, as often as it takes.
void TestWriteFaults::sendAll(QList<Write> &writes)
{
    qsizetype open = 0;
    for (Write &write : writes) {
        if (write.status != 0)
            continue;
        ++open;
        m_transport->send(requestOf(write, m_proxy->url()), [&write, &open](const Result<Reply> &reply) {
            --open;
            // The proxy's own answers are no success of these.
            if (reply)
                write.status = reply->status;
        });
    }
    if (!QTest::qWaitFor([&open] { return open == 0; }, 30'000))
        qFatal("no answer");
}

void TestWriteFaults::OFF_4_repeatedWithItsKeyItHappensOnce_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("at");
    const bool deep = qEnvironmentVariableIsSet("MINIDECK_DEEP");
    int number = 0;
    for (const Fault &fault : requestFaults()) {
        for (const auto moment : {Fault::Moment::Before, Fault::Moment::During, Fault::Moment::After}) {
            if (moment == Fault::Moment::During && fault.place != Fault::Place::Start)
                continue;
            // The ordinary run takes one moment of each fault.
            if (deep || static_cast<int>(moment) == number % 2 * 2)
                QTest::addRow("%s, %s", fault.name.constData(), toString(moment))
                    << fault.name << static_cast<int>(moment);
        }
        ++number;
    }
}

void TestWriteFaults::OFF_4_repeatedWithItsKeyItHappensOnce()
{
    QFETCH(QByteArray, name);
    QFETCH(int, at);
    QList<Write> writes = prepare();
    m_proxy->plan().add(
        requestFault(name), static_cast<Fault::Moment>(at),
        [](const PeerRequest &request) { return request.method != "GET"; }, 1);
    sendAll(writes);
    m_proxy->heal();
    for (Write &write : writes)
        write.status = 0; // also what seems to be done is asked for again
    const auto allDone = [&] {
        sendAll(writes); // a connection of before may end only now
        return std::all_of(writes.begin(), writes.end(),
                           [](const Write &write) { return write.status != 0; });
    };
    QTRY_VERIFY(allDone());
    Witness witness(m_server->folder());
    for (const Write &write : writes) {
        QVERIFY2(write.status >= 200 && write.status < 300, qPrintable(write.path));
        QCOMPARE(witness.count(OperationId(QString::fromLatin1(write.key))), write.events);
    }
}

void TestWriteFaults::cleanupTestCase()
{
    m_transport.reset();
    m_proxy.reset();
    m_server.reset();
}

QTEST_GUILESS_MAIN(TestWriteFaults)
#include "tst_writefaults.moc"
