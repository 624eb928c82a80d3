#include "approvalstage.h"

#include <core/limits.h>
#include <support/quiet.h>

using namespace Minideck;

// Lists of approvals, many decisions at once, and how others hear of them.
class TestApprovalLists : public QObject, private ApprovalStage
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        begin();
    }

    void APR_1_filtersByGroupAndCategory();
    void APR_2_showsWhatTheColumnsNeed();
    void APR_4_viewsShowWhatIsToBeDone();
    void APR_4_searchesAndFiltersByApplicant();
    void APR_8_everyItemHasItsResult();
    void APR_8_rejectionsNeedTheirReasons();
    void APR_8_aDryRunDecidesAndChangesNothing();
    void APR_8_operatorsDecideManyAbove();
    void OFF_4_aBatchHappensOnce();
    void ROL_1_membersSeeTheirOwn();
    void pagesGoOnWhereTheLastOneEnded();
    void OFF_2_snapshotAndFeedShowTheSame();
    void refusesBadQueries_data();
    void refusesBadQueries();
    void refusesBadBatches_data();
    void refusesBadBatches();

private:
    static QJsonObject item(const QByteArray &id, int revision = 1, QJsonObject more = {})
    {
        more[u"id"_qs] = QString::fromLatin1(id);
        more[u"revision"_qs] = revision;
        return more;
    }
    static QByteArray batch(const QString &action, const QJsonArray &items)
    {
        return QJsonDocument(QJsonObject{{u"action"_qs, action}, {u"items"_qs, items}}).toJson();
    }
    Reply run(const QString &action, const QJsonArray &items, const QByteArray &query = {})
    {
        return post(ApprovalsPath + "/batch" + query, batch(action, items), m_noor);
    }
    //! "done" or "APR-5 ownRequest", one per item.
    static QString brief(const Reply &reply)
    {
        QStringList all;
        int index = 0;
        for (const QJsonValue &result : reply.json()[u"results"_qs].toArray()) {
            const QString status = result[u"status"_qs].toString();
            all << (status == u"refused"
                        ? result[u"code"_qs].toString() + u' ' + result[u"reason"_qs].toString()
                        : status);
            if (result[u"index"_qs].toInt() != index++)
                all << u"out of order"_qs;
        }
        return all.join(u", "_qs);
    }
    QByteArray askChange()
    {
        return idOf(post(ApprovalsPath,
                         R"({"category":"workspaceChange","change":{"timeZone":"Europe/Oslo"}})", m_noor));
    }
    void tick() { m_platform->clock().advance(std::chrono::seconds(1)); }
};

void TestApprovalLists::APR_1_filtersByGroupAndCategory()
{
    const QByteArray role = askRole(m_anika);
    tick();
    const QByteArray change = askChange();
    QCOMPARE(listed({}, m_noor), (QByteArrayList{change, role}));
    QCOMPARE(listed("?group=memberRequests", m_noor), (QByteArrayList{change, role}));
    QCOMPARE(listed("?group=publishing&group=removal&group=featureActivation", m_noor), QByteArrayList());
    QCOMPARE(listed("?category=workspaceChange", m_noor), QByteArrayList{change});
    QCOMPARE(listed("?category=workspaceChange&category=memberRequest&status=approved", m_noor),
             QByteArrayList());
}

void TestApprovalLists::APR_2_showsWhatTheColumnsNeed()
{
    const QByteArray id = askRole(m_anika);
    m_platform->clock().advance(std::chrono::minutes(10));
    act(id, "reject", m_noor, R"({"reason":"No."})");
    const QJsonObject page = m_platform->get(ApprovalsPath).json();
    QCOMPARE(page[u"total"_qs].toInt(), 1);
    QVERIFY(page[u"next"_qs].isNull());
    QJsonObject row = page[u"items"_qs][0].toObject();
    row.remove(u"applicant"_qs);
    row.remove(u"workspaceId"_qs);
    QVERIFY(row.take(u"subjectId"_qs).toString().startsWith(u"mbr_"_qs));
    QCOMPARE(row,
             (QJsonObject{{u"id"_qs, QString::fromLatin1(id)},
                          {u"revision"_qs, 2},
                          {u"createdAt"_qs, u"2026-03-04T10:00:00.000Z"_qs},
                          {u"updatedAt"_qs, u"2026-03-04T10:10:00.000Z"_qs},
                          {u"submittedAt"_qs, u"2026-03-04T10:00:00.000Z"_qs},
                          {u"finishedAt"_qs, u"2026-03-04T10:10:00.000Z"_qs},
                          {u"externalId"_qs, QJsonValue::Null},
                          {u"category"_qs, u"memberRequest"_qs},
                          {u"group"_qs, u"memberRequests"_qs},
                          {u"status"_qs, u"rejected"_qs},
                          {u"round"_qs, 1},
                          {u"commentCount"_qs, 0},
                          {u"facts"_qs,
                           QJsonObject{{u"workspaceName"_qs, u"NorthbayCity"_qs},
                                       {u"role"_qs, u"reviewer"_qs},
                                       {u"currentRole"_qs, u"developer"_qs}}}}));
}

void TestApprovalLists::APR_4_viewsShowWhatIsToBeDone()
{
    const QByteArray anikas = askRole(m_anika);
    tick();
    const QByteArray own = askRole(m_noor, "developer");
    tick();
    const QByteArray change = askChange();
    tick();
    const QByteArray decided = askRole(m_hana, "admin");
    act(decided, "reject", m_ingrid, R"({"reason":"No."})");
    tick();
    const QByteArray withdrawn = idOf(join(m_guest));
    actAbove(withdrawn, "withdraw", m_guest);
    QCOMPARE(listed("?view=pendingForMe", m_noor), QByteArrayList{anikas});
    QCOMPARE(listed("?view=pendingForMe", m_ingrid), (QByteArrayList{own, anikas}));
    QCOMPARE(listed("?view=pendingForMe", m_hana), QByteArrayList());
    QCOMPARE(listed("?view=pending", m_noor), (QByteArrayList{change, own, anikas}));
    QCOMPARE(listed("?view=reviewed", m_noor), QByteArrayList{decided});
    QCOMPARE(listed("?view=mine", m_noor), (QByteArrayList{change, own}));
    QCOMPARE(listed("?status=withdrawn", m_noor), QByteArrayList{withdrawn});
    // With the policy the own ones wait, too.
    m_platform->sql(u"UPDATE workspace SET own_decisions = 1"_qs);
    QCOMPARE(listed("?view=pendingForMe", m_noor), (QByteArrayList{own, anikas}));
}

void TestApprovalLists::APR_4_searchesAndFiltersByApplicant()
{
    const QByteArray anikas = askRole(m_anika);
    tick();
    const QByteArray guests = idOf(join(m_guest));
    QCOMPARE(listed("?q=ANIKA", m_noor), QByteArrayList{anikas});
    QCOMPARE(listed("?q=x.example", m_noor), QByteArrayList{guests});
    QCOMPARE(listed("?q=northbay", m_noor), (QByteArrayList{guests, anikas}));
    QCOMPARE(listed("?q=100%25", m_noor), QByteArrayList());
    QCOMPARE(listed("?applicant=acc_guest", m_noor), QByteArrayList{guests});
    QCOMPARE(listed("?applicant=acc_unknown", m_noor), QByteArrayList());
}

void TestApprovalLists::APR_8_everyItemHasItsResult()
{
    const QByteArray anikas = askRole(m_anika);
    const QByteArray own = askRole(m_noor, "developer");
    const QByteArray change = askChange();
    const QByteArray guests = idOf(join(m_guest));
    const QByteArray stale = askRole(m_hana, "admin");
    act(stale, "comments", m_ingrid, R"({"text":"Hm."})", {});
    const Reply reply = run(u"approve"_qs,
                            {item(anikas, 1, {{u"note"_qs, u"Welcome."_qs}}), item(own), item(change),
                             item(stale), item("apr_unknown"), item(guests)});
    QCOMPARE(reply.status, 200);
    QCOMPARE(brief(reply),
             u"done, APR-5 ownRequest, APR-11 roleLacks, PRECONDITION-2 stale, NOT-FOUND notFound, "
             u"done"_qs);
    const QJsonArray results = reply.json()[u"results"_qs].toArray();
    QCOMPARE(results[0][u"approval"_qs][u"status"_qs].toString(), u"approved"_qs);
    QCOMPARE(results[3][u"approval"_qs][u"revision"_qs].toInt(), 2);
    QVERIFY(results[1][u"approval"_qs].isUndefined());
    QVERIFY(!results[1][u"detail"_qs].toString().isEmpty());
    QCOMPARE(roleOf("anika"), u"reviewer"_qs);
    QCOMPARE(roleOf("guest@x"), u"reviewer"_qs);
    QCOMPARE(roleOf("hana"), u"reviewer"_qs);
    QCOMPARE(listed("?view=pending", m_noor).size(), 3);
}

void TestApprovalLists::APR_8_rejectionsNeedTheirReasons()
{
    const QByteArray anikas = askRole(m_anika);
    const QByteArray guests = idOf(join(m_guest));
    QCOMPARE(brief(run(u"reject"_qs, {item(anikas), item(guests, 1, {{u"reason"_qs, u"No."_qs}})})),
             u"APR-6 reasonNeeded, done"_qs);
    QCOMPARE(statusOf(see(anikas, m_noor)), u"inReview"_qs);
    QCOMPARE(statusOf(see(guests, m_noor)), u"rejected"_qs);
}

void TestApprovalLists::APR_8_aDryRunDecidesAndChangesNothing()
{
    const QByteArray anikas = askRole(m_anika);
    const QByteArray own = askRole(m_noor, "developer");
    const QStringList before = m_platform->everything();
    QCOMPARE(brief(run(u"approve"_qs, {item(anikas), item(own)}, "?dryRun=true")),
             u"done, APR-5 ownRequest"_qs);
    QCOMPARE(m_platform->everything(), before);
    QCOMPARE(brief(run(u"approve"_qs, {item(anikas)}, "?dryRun=false")), u"done"_qs);
    QCOMPARE(run(u"approve"_qs, {item(anikas)}, "?dryRun=x").status, 400);
}

void TestApprovalLists::APR_8_operatorsDecideManyAbove()
{
    const QByteArray change = askChange();
    const QByteArray role = askRole(m_anika);
    const QByteArray all = batch(u"approve"_qs, {item(change), item(role)});
    const Reply reply = post("/v1/approvals/batch", all, m_meiling);
    QCOMPARE(brief(reply), u"done, NOT-FOUND notFound"_qs);
    QCOMPARE(post("/v1/approvals/batch", all, m_noor).code(), u"ROL-1"_qs);
    QCOMPARE(m_platform->get("/v1/workspaces/NorthbayCity").json()[u"timeZone"_qs].toString(),
             u"Europe/Oslo"_qs);
}

void TestApprovalLists::OFF_4_aBatchHappensOnce()
{
    const QByteArray id = askRole(m_anika);
    const Write write{.method = "POST",
                      .target = ApprovalsPath + "/batch",
                      .body = batch(u"approve"_qs, {item(id)}),
                      .ifMatch = {},
                      .key = "0123456789abcdef"};
    const Reply first = m_platform->write(write);
    QCOMPARE(brief(first), u"done"_qs);
    const QStringList before = m_platform->everything();
    QCOMPARE(m_platform->write(write).body, first.body);
    QCOMPARE(m_platform->everything(), before);
}

void TestApprovalLists::ROL_1_membersSeeTheirOwn()
{
    const QByteArray anikas = askRole(m_anika);
    tick();
    const QByteArray change = askChange();
    QCOMPARE(listed({}, m_anika), QByteArrayList{anikas});
    QCOMPARE(listed({}, m_hana), (QByteArrayList{change, anikas}));
    QCOMPARE(listed({}, m_platform->token(u"bjork@lantern.example"_qs)), QByteArrayList());
    QCOMPARE(m_platform->get(ApprovalsPath, m_guest).status, 404);
    QCOMPARE(m_platform->get(ApprovalsPath, m_anika).json()[u"total"_qs].toInt(), 1);
}

void TestApprovalLists::pagesGoOnWhereTheLastOneEnded()
{
    const QByteArrayList people{"amara.okafor@northbay.example", "anika.sen@campus.example",
                                "bjork@lantern.example", "tomas.herrera@market.example"};
    QByteArrayList wanted;
    for (const QByteArray &person : people) {
        wanted.prepend(askRole(m_platform->token(QString::fromLatin1(person))));
        tick();
    }
    QByteArrayList found;
    QByteArray cursor;
    for (int pages = 0; pages < 5; ++pages) {
        const QJsonObject page = m_platform->get(ApprovalsPath + "?limit=3&status=inReview" + cursor).json();
        for (const QJsonValue &each : page[u"items"_qs].toArray())
            found << each[u"id"_qs].toString().toLatin1();
        QCOMPARE(page[u"total"_qs].toInt(), 4);
        if (page[u"next"_qs].isNull())
            break;
        cursor = "&cursor=" + page[u"next"_qs].toString().toLatin1();
    }
    QCOMPARE(found, wanted);
    // A cursor belongs to its question.
    QCOMPARE(m_platform->get(ApprovalsPath + "?limit=3" + cursor).code(), u"CURSOR"_qs);
}

void TestApprovalLists::OFF_2_snapshotAndFeedShowTheSame()
{
    const QByteArray anikas = askRole(m_anika);
    tick();
    const QByteArray change = askChange();
    const auto lines = [&](const QByteArray &token) {
        QByteArrayList ids;
        const Reply snapshot = m_platform->get("/v1/workspaces/NorthbayCity/snapshot", token);
        for (const QByteArray &line : snapshot.body.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object[u"type"_qs].toString() == u"approval")
                ids << object[u"id"_qs].toString().toLatin1();
        }
        return ids;
    };
    const auto changes = [&](const QByteArray &token) {
        QByteArrayList ids;
        const QByteArray feed = "/v1/workspaces/NorthbayCity/changes?since=27";
        for (const QJsonValue &each : m_platform->get(feed, token).json()[u"changes"_qs].toArray()) {
            if (each[u"kind"_qs].toString() == u"approval")
                ids << each[u"id"_qs].toString().toLatin1();
        }
        return ids;
    };
    for (const QByteArray &who : {m_noor, m_hana}) {
        QCOMPARE(lines(who), (QByteArrayList{anikas, change}));
        QCOMPARE(changes(who), (QByteArrayList{anikas, change}));
    }
    QCOMPARE(lines(m_anika), QByteArrayList{anikas});
    QCOMPARE(changes(m_anika), QByteArrayList{anikas});
    QCOMPARE(changes(m_platform->token(u"bjork@lantern.example"_qs)), QByteArrayList());
    const QByteArray head =
        m_platform->get("/v1/workspaces/NorthbayCity/snapshot", m_anika).body.split('\n').first();
    QCOMPARE(QJsonDocument::fromJson(head)[u"counts"_qs][u"approval"_qs].toInt(), 1);
}

void TestApprovalLists::refusesBadQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const auto *query :
         {"limit=0", "limit=501", "limit=1&limit=2", "view=snoozed", "view=mine&view=mine", "status=open",
          "category=x", "group=x", "applicant=mbr_1", "x=1", "cursor=", "cursor=AAAA"})
        QTest::newRow(query) << QByteArray(query);
    QTest::newRow("long search") << "q=" + QByteArray(Limits::SearchCharacters + 1, 'a');
}

void TestApprovalLists::refusesBadQueries()
{
    QFETCH(QByteArray, query);
    QCOMPARE(m_platform->get(ApprovalsPath + '?' + query).status, 400);
    QCOMPARE(m_platform->get("/v1/approvals?" + query).status, 400);
}

void TestApprovalLists::refusesBadBatches_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &body, const QString &pointer) {
        QTest::newRow(name) << body << pointer;
    };
    row("no action", R"({"items":[{"id":"apr_1","revision":1}]})", u"/action"_qs);
    row("unknown action", R"({"action":"withdraw","items":[{"id":"apr_1","revision":1}]})", u"/action"_qs);
    row("no items", batch(u"approve"_qs, {}), u"/items"_qs);
    row("no revision", R"({"action":"approve","items":[{"id":"apr_1"}]})", u"/items/0/revision"_qs);
    row("twice", batch(u"approve"_qs, {item("apr_1"), item("apr_1")}), u"/items/1/id"_qs);
    row("reason for an approval", batch(u"approve"_qs, {item("apr_1", 1, {{u"reason"_qs, u"x"_qs}})}),
        u"/items/0/reason"_qs);
    QJsonArray many;
    for (int i = 0; i <= Limits::BatchMaximum; ++i)
        many.append(item("apr_" + QByteArray::number(i)));
    row("too many", batch(u"approve"_qs, many), u"/items"_qs);
}

void TestApprovalLists::refusesBadBatches()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const Reply reply = post(ApprovalsPath + "/batch", body, m_noor);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.json()[u"errors"_qs][0][u"pointer"_qs].toString(), pointer);
}

QTEST_GUILESS_MAIN(TestApprovalLists)
#include "tst_approvallists.moc"
