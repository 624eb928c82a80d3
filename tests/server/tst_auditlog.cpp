#include "testplatform.h"

#include <server/rules/auditlog.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestAuditLog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        m_platform = std::make_unique<TestPlatform>();
    }

    void AUD_1_saysWhoDidWhatToWhom();
    void AUD_1_findsTheFirstBrokenEvent_data();
    void AUD_1_findsTheFirstBrokenEvent();

private:
    AuditVerdict verify()
    {
        return m_platform->change([](Connection &connection) { return AuditLog::verify(connection); });
    }

    std::unique_ptr<TestPlatform> m_platform;
};

void TestAuditLog::AUD_1_saysWhoDidWhatToWhom()
{
    const QByteArray amara = m_platform->memberPath("amara");
    const QByteArray key = "a-key-of-this-test";
    QCOMPARE(m_platform->write({.method = "POST", .target = amara + "/block", .key = key}).status, 200);
    const auto event =
        m_platform->change([](Connection &connection) { return AuditRows::last(connection).value(); });
    AuditEvent wanted{.number = 1,
                      .at = m_platform->clock().now(),
                      .workspaceId = m_platform->ask(u"SELECT id FROM workspace"_qs),
                      .accountId = m_platform->ask(u"SELECT id FROM account WHERE email LIKE 'noor%'"_qs),
                      .memberId = m_platform->ask(u"SELECT id FROM member WHERE email LIKE 'noor%'"_qs),
                      .action = u"member.block"_qs,
                      .objectKind = u"member"_qs,
                      .objectId = QString::fromLatin1(amara.split('/').last()),
                      .before = u"{\"status\":\"active\"}"_qs,
                      .after = u"{\"status\":\"inactive\"}"_qs,
                      .reason = {},
                      .requestId = u"test-request"_qs,
                      .idempotencyKey = QString::fromLatin1(key),
                      .onBehalfOf = u""_qs,
                      .hash = event.hash};
    QCOMPARE(event.hash.size(), 32);
    QCOMPARE(event, wanted);
}

void TestAuditLog::AUD_1_findsTheFirstBrokenEvent_data()
{
    QTest::addColumn<QStringList>("tampering");
    QTest::addColumn<int>("broken");
    const QString rechain = u"UPDATE audit_event SET number = number - 1 WHERE number > 3"_qs;
    QTest::newRow("nothing") << QStringList() << 0;
    for (const auto *column :
         {"before", "after", "reason", "action", "object_id", "member_id", "account_id", "workspace_id",
          "request_id", "idempotency_key", "object_kind", "on_behalf_of"}) {
        QTest::newRow(column) << QStringList(
            u"UPDATE audit_event SET %1 = 'x' WHERE number = 4"_qs.arg(QLatin1String(column)))
                              << 4;
    }
    QTest::newRow("time") << QStringList(u"UPDATE audit_event SET at = at + 1 WHERE number = 2"_qs) << 2;
    QTest::newRow("hash") << QStringList(u"UPDATE audit_event SET hash = x'00' WHERE number = 6"_qs) << 6;
    QTest::newRow("gap") << QStringList(u"DELETE FROM audit_event WHERE number = 3"_qs) << 3;
    QTest::newRow("first") << QStringList(u"DELETE FROM audit_event WHERE number = 1"_qs) << 1;
    QTest::newRow("closed gap") << QStringList{u"DELETE FROM audit_event WHERE number = 3"_qs, rechain} << 3;
    QTest::newRow("moved text") << QStringList(u"UPDATE audit_event SET before = before || after, after = ''"
                                               u" WHERE number = 5"_qs)
                                << 5;
}

void TestAuditLog::AUD_1_findsTheFirstBrokenEvent()
{
    QFETCH(QStringList, tampering);
    QFETCH(int, broken);
    const QByteArray amara = m_platform->memberPath("amara");
    for (const auto *verb : {"block", "unblock", "block", "unblock", "block", "unblock"})
        QCOMPARE(m_platform->write({.method = "POST", .target = amara + '/' + verb}).status, 200);
    // Whoever has the file can take the triggers out.
    m_platform->sql(u"DROP TRIGGER audit_event_is_not_changed"_qs);
    m_platform->sql(u"DROP TRIGGER audit_event_is_not_deleted"_qs);
    for (const QString &statement : tampering)
        m_platform->sql(statement);
    const AuditVerdict verdict = verify();
    QCOMPARE(verdict.firstBroken, broken);
    QCOMPARE(verdict.events, broken ? broken - 1 : 6);
    QCOMPARE(verdict.why.isEmpty(), broken == 0);
}

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
