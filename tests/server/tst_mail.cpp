#include "manualclock.h"
#include "smtppeer.h"

#include <core/random.h>
#include <server/mail/emlfolder.h>
#include <server/mail/letters.h>
#include <server/mail/maildelivery.h>
#include <server/mail/mailmessage.h>
#include <server/mail/smtpoutlet.h>
#include <server/rules/masterkey.h>
#include <server/store/storedatabase.h>
#include <support/quiet.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace Minideck;
using namespace std::chrono_literals;

static Mail letter(const QString &subject = u"Hello"_qs)
{
    return {.id = MailId(u"mai_1"_qs),
            .recipient = u"zoe@guest.example"_qs,
            .subject = subject,
            .text = u"Grüße,\n.\nein Code: 7K2QX-9M4TB\n"_qs,
            .code = u"7K2QX-9M4TB"_qs,
            .createdAt = QDateTime::fromString(u"2026-03-04T10:00:00Z"_qs, Qt::ISODate)};
}

class TestMail : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = StoreDatabase::open(m_folder->filePath(u"platform.sqlite"_qs));
        QVERIFY(opened);
        m_database = std::move(opened).value();
    }
    void cleanup() { m_database.reset(); }

    void messagesAreWhatOthersRead();
    void nothingFromOutsideBeginsAField();
    void ACC_10_filesArePrivateAndThereOnce();
    void ACC_10_mailGoesOutAfterTheCommit();
    void ACC_10_aCrashLosesNothingAndDoublesNothing();
    void ACC_10_failuresAreTriedAgainLaterAndLater();
    void ACC_10_whatIsGoneIsForgotten();
    void waitingMailIsSealed();
    void ACC_10_handsOverBySmtp();
    void ACC_10_aRefusedRecipientIsFinal_data();
    void ACC_10_aRefusedRecipientIsFinal();
    void endsWhileAMailServerIsSilent();
    void readsMailServers_data();
    void readsMailServers();

private:
    QString mailFolder() const { return m_folder->filePath(u"mail"_qs); }
    QStringList files() const { return QDir(mailFolder()).entryList(QDir::Files, QDir::Name); }
    std::unique_ptr<MailDelivery> deliver(std::unique_ptr<MailOutlet> outlet, bool keeps = true)
    {
        return std::make_unique<MailDelivery>(*m_database, m_clock, MailQueue(m_key, m_random),
                                              std::move(outlet),
                                              MailDelivery::Options{.keepsSent = keeps, .pause = 10ms});
    }
    std::unique_ptr<MailDelivery> deliverToFolder(bool keeps = true)
    {
        return deliver(std::make_unique<EmlFolder>(mailFolder(), u"minideck@localhost"_qs), keeps);
    }
    bool post(bool fails = false)
    {
        return m_database
            ->writeAndWait([&](Connection &connection) {
                Mail mail = letter();
                mail.createdAt = m_clock.now();
                MailQueue(m_key, m_random).post(connection, mail);
                if (fails)
                    connection.fail(Error());
            })
            .hasValue();
    }
    QString ask(const QString &question)
    {
        return m_database->readAndWait([&](Connection &connection) { return connection.value(question); })
            .valueOr({});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
    SeededRandom m_random{1};
    MasterKey m_key{Secret(QByteArray(32, 'k'))};
    std::unique_ptr<StoreDatabase> m_database;
};

void TestMail::messagesAreWhatOthersRead()
{
    const QByteArray message = toInternetMessage(letter(u"Grüße aus der Werkstatt, und was für welche: "
                                                        u"灰度発布のご案内です"_qs),
                                                 u"minideck@mail.example"_qs);
    const qsizetype end = message.indexOf("\r\n\r\n");
    const QByteArrayList head = QByteArray(message.first(end)).replace("\r\n ", "").split('\n');
    QByteArrayList fields;
    for (const QByteArray &field : head)
        fields << field.trimmed();
    QCOMPARE(fields.takeAt(3).left(19), QByteArray("Subject: =?utf-8?B?"));
    QCOMPARE(
        fields,
        (QByteArrayList{"Date: Wed, 04 Mar 2026 10:00:00 +0000", "From: Minideck <minideck@mail.example>",
                        "To: <zoe@guest.example>", "Message-ID: <mai_1@mail.example>",
                        "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"}));
    QCOMPARE(QString::fromUtf8(QByteArray::fromBase64(message.sliced(end).replace("\r\n", ""))),
             letter().text.replace(u'\n', u"\r\n"_qs));
    for (const QByteArray &line : message.split('\n'))
        QVERIFY(line.size() <= 78);
    QVERIFY(toInternetMessage(letter(), u"a@b"_qs).contains("\r\nSubject: Hello\r\n"));
}

void TestMail::nothingFromOutsideBeginsAField()
{
    Mail mail = letter(u"Hi\r\nBcc: all@x.example\u2028X-Y: z"_qs);
    mail.recipient = u"a@b.example\r\nBcc: c@d.example"_qs;
    const QByteArray message = toInternetMessage(mail, u"x@y\nBcc: e@f.example"_qs);
    QVERIFY(!message.contains("\nBcc"));
    QVERIFY(!message.contains("\nX-Y"));
}

void TestMail::ACC_10_filesArePrivateAndThereOnce()
{
    EmlFolder folder(mailFolder(), u"minideck@localhost"_qs);
    const std::atomic<bool> ending = false;
    for (int i = 0; i < 2; ++i)
        QVERIFY(folder.deliver(letter(), ending));
    QCOMPARE(files(), QStringList{u"mai_1.eml"_qs});
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto own = [](const QString &path) {
        return QFile::permissions(path)
            & (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::WriteGroup
               | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
    };
    QCOMPARE(own(mailFolder() + u"/mai_1.eml"_qs), owner);
    QCOMPARE(own(mailFolder()), owner | QFile::ExeOwner);
    QVERIFY(!EmlFolder(u"/dev/null/x"_qs, {}).deliver(letter(), ending));
}

void TestMail::ACC_10_mailGoesOutAfterTheCommit()
{
    const auto delivery = deliverToFolder();
    QVERIFY(!post(true));
    QVERIFY(post());
    delivery->stir();
    QTRY_COMPARE(ask(u"SELECT count(*) FROM mail_outbox WHERE sent_at IS NOT NULL"_qs), u"1"_qs);
    QCOMPARE(files().size(), 1);
    QCOMPARE(ask(u"SELECT count(*) FROM mail_outbox"_qs), u"1"_qs);
}

void TestMail::ACC_10_aCrashLosesNothingAndDoublesNothing()
{
    // Queued by a server that died before it looked.
    QVERIFY(post());
    auto delivery = deliverToFolder();
    QTRY_COMPARE(ask(u"SELECT attempts FROM mail_outbox"_qs), u"1"_qs);
    const QStringList before = files();
    QCOMPARE(before.size(), 1);
    // Handed over by a server that died before it wrote that down.
    QVERIFY(m_database->writeAndWait([&](Connection &connection) {
        connection.execute(u"UPDATE mail_outbox SET sent_at = NULL, attempts = 0, due_at = created_at"_qs);
    }));
    delivery = deliverToFolder();
    QTRY_COMPARE(ask(u"SELECT attempts FROM mail_outbox"_qs), u"1"_qs);
    QCOMPARE(files(), before);
}

void TestMail::ACC_10_failuresAreTriedAgainLaterAndLater()
{
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^Mail mai_.* was not sent and will be tried again"_qs));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^Mail mai_.* was not sent and will be tried again"_qs));
    QFile inTheWay(mailFolder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const qint64 start = m_clock.now().toMSecsSinceEpoch();
    QVERIFY(post());
    const auto delivery = deliverToFolder();
    const QString dueIn = u"SELECT attempts || ' ' || ((due_at - %1) / 1000) FROM mail_outbox"_qs.arg(start);
    QTRY_COMPARE(ask(dueIn), u"1 30"_qs);
    m_clock.advance(30s);
    QTRY_COMPARE(ask(dueIn), u"2 90"_qs);
    QVERIFY(inTheWay.remove());
    m_clock.advance(60s);
    QTRY_COMPARE(ask(u"SELECT attempts || ifnull(due_at, '') FROM mail_outbox"_qs), u"3"_qs);
    QCOMPARE(files().size(), 1);
}

void TestMail::ACC_10_whatIsGoneIsForgotten()
{
    const auto delivery = deliverToFolder(false);
    QVERIFY(post());
    delivery->stir();
    QTRY_COMPARE(ask(u"SELECT count(*) FROM mail_outbox"_qs), u"0"_qs);
    QCOMPARE(files().size(), 1);
}

void TestMail::waitingMailIsSealed()
{
    QVERIFY(post());
    for (const auto *name : {"platform.sqlite", "platform.sqlite-wal"}) {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("7K2QX-9M4TB"));
    }
    const auto stored = m_database->readAndWait(
        [](Connection &connection) { return MailRows::newest(connection, 1).first(); });
    Mail wanted = letter();
    wanted.id = stored->id;
    wanted.createdAt = m_clock.now();
    QCOMPARE(MailQueue(m_key, m_random).open(*stored), std::optional(wanted));
    const MasterKey other(Secret(QByteArray(32, 'x')));
    QVERIFY(!MailQueue(other, m_random).open(*stored));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"sealed with another key"_qs));
    MailDelivery foreign(*m_database, m_clock, MailQueue(other, m_random),
                         std::make_unique<EmlFolder>(mailFolder(), u"a@b"_qs), {.pause = 10ms});
    QTRY_COMPARE(ask(u"SELECT count(*) FROM mail_outbox"_qs), u"0"_qs);
    QVERIFY(files().isEmpty());
}

void TestMail::ACC_10_handsOverBySmtp()
{
    const SmtpPeer peer;
    auto server = SmtpServer::parse(u"smtp://mailer@127.0.0.1:%1"_qs.arg(peer.port())).value();
    server.password = Secret(QByteArray("the password"));
    SmtpOutlet outlet(std::move(server), u"minideck@mail.example"_qs);
    const std::atomic<bool> ending = false;
    const auto delivered = outlet.deliver(letter(), ending);
    QVERIFY2(delivered, qPrintable(delivered ? QString() : delivered.error().detail));
    QTRY_COMPARE(peer.letters(), QByteArrayList{toInternetMessage(letter(), u"minideck@mail.example"_qs)});
    const QByteArray talk = peer.commands().join('\n');
    QVERIFY(talk.contains("AUTH PLAIN\n"));
    QVERIFY(talk.contains(QByteArray("\0mailer\0the password", 20).toBase64()));
    QVERIFY(talk.contains("MAIL FROM:<minideck@mail.example>"));
    QVERIFY(talk.contains("RCPT TO:<zoe@guest.example>"));
}

void TestMail::ACC_10_aRefusedRecipientIsFinal_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("isFinal");
    QTest::newRow("nobody of that name") << QByteArray("550 unknown") << true;
    QTest::newRow("try again") << QByteArray("451 later") << false;
}

void TestMail::ACC_10_aRefusedRecipientIsFinal()
{
    QFETCH(QByteArray, reply);
    const std::atomic<bool> ending = false;
    {
        const SmtpPeer peer(reply);
        SmtpOutlet outlet(SmtpServer::parse(u"smtp://127.0.0.1:%1"_qs.arg(peer.port())).value(), u"a@b"_qs);
        const auto delivered = outlet.deliver(letter(), ending);
        QVERIFY(!delivered);
        QTEST(delivered.error().kind == ErrorKind::Invalid, "isFinal");
    }
    SmtpOutlet nobody(SmtpServer::parse(u"smtp://127.0.0.1:1"_qs).value(), u"a@b"_qs);
    QVERIFY(nobody.deliver(letter(), ending).error().kind == ErrorKind::ServerFailed);
}

void TestMail::endsWhileAMailServerIsSilent()
{
    const SmtpPeer peer("");
    QVERIFY(post());
    const auto delivery = deliver(std::make_unique<SmtpOutlet>(
        SmtpServer::parse(u"smtp://127.0.0.1:%1"_qs.arg(peer.port())).value(), u"a@b.example"_qs));
    QTRY_VERIFY(peer.commands().join(' ').contains("RCPT"));
    delivery->stop();
    // It was not the letter's fault.
    QCOMPARE(ask(u"SELECT attempts || ' ' || (due_at = created_at) FROM mail_outbox"_qs), u"0 1"_qs);
}

void TestMail::readsMailServers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("server");
    QTest::newRow("plain") << u"smtp://mail.example"_qs << u"0 mail.example 587 "_qs;
    QTest::newRow("whole") << u"smtps://me%40x.example@mail.example:2465"_qs
                           << u"1 mail.example 2465 me@x.example"_qs;
    QTest::newRow("TLS") << u"smtps://me@mail.example"_qs << u"1 mail.example 465 me"_qs;
    QTest::newRow("IPv6") << u"smtp://[::1]:25"_qs << u"0 ::1 25 "_qs;
    for (const auto *text :
         {"http://mail.example", "mail.example", "smtp://", "smtp://me:secret@mail.example",
          "smtp://mail.example/path", "smtp://mail.example?x=1", ""})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text) << QString();
}

void TestMail::readsMailServers()
{
    QFETCH(QString, text);
    const auto server = SmtpServer::parse(text);
    QString found;
    if (server) {
        found = u"%1 %2 %3 %4"_qs.arg(server->encrypted ? 1 : 0)
                    .arg(server->host)
                    .arg(server->port)
                    .arg(server->user);
    }
    QTEST(found, "server");
}

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"
