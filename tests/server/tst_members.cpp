#include "testplatform.h"

#include <server/store/foldedtext.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QtTest>

#include <algorithm>

using namespace Minideck;

static const QByteArray List = "/v1/workspaces/NorthbayCity/members";

class TestMembers : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void MEM_1_showsEveryColumn();
    void MEM_7_sortsByAnyColumn_data();
    void MEM_7_sortsByAnyColumn();
    void MEM_7_pagesAreStableWhileRowsChange();
    void MEM_7_filters_data();
    void MEM_7_filters();
    void MEM_7_findsPartsOfNameAndEmail_data();
    void MEM_7_findsPartsOfNameAndEmail();
    void searchTakesEveryTextLiterally_data();
    void searchTakesEveryTextLiterally();
    void refusesForeignCursors();
    void refusesBadQueries_data();
    void refusesBadQueries();
    void detailHasEtagAndAnswersNotModified();
    void activityLeavesTheEtagAlone();
    void ROL_4_lastAdminIsProtected();

private:
    static QByteArray query(const QList<std::pair<QByteArray, QString>> &items)
    {
        QByteArrayList parts;
        for (const auto &[name, value] : items)
            parts << name + '=' + value.toUtf8().toPercentEncoding();
        return List + '?' + parts.join('&');
    }
    static QStringList column(const QJsonArray &items, const QString &name)
    {
        QStringList values;
        for (const QJsonValue &item : items)
            values << item[name].toString();
        return values;
    }
    static QStringList emails(const Reply &reply)
    {
        return column(reply.json()[u"items"_qs].toArray(), u"email"_qs);
    }
    static QString teamId(TestPlatform &platform, const QString &name)
    {
        return platform.change([&](Connection &connection) {
            return connection.value(u"SELECT id FROM team WHERE name = '%1'"_qs.arg(name));
        });
    }
};

void TestMembers::MEM_1_showsEveryColumn()
{
    TestPlatform platform;
    const Reply reply = platform.get(query({{"q", u"amara"_qs}}));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(reply.json()[u"total"_qs].toInt(), 1);
    QVERIFY(reply.json()[u"next"_qs].isNull());
    QJsonObject member = reply.json()[u"items"_qs][0].toObject();
    QVERIFY(member.take(u"id"_qs).toString().startsWith(u"mbr_"_qs));
    QJsonObject inviter = member.take(u"invitedBy"_qs).toObject();
    QVERIFY(inviter.take(u"id"_qs).toString().startsWith(u"mbr_"_qs));
    QCOMPARE(inviter, (QJsonObject{{u"name"_qs, u"Noor Rahman"_qs}}));
    QStringList assignments;
    for (const QJsonValue &assignment : member.take(u"assignments"_qs).toArray()) {
        assignments << assignment[u"kind"_qs].toString() + u' ' + assignment[u"targetName"_qs].toString()
                + u' ' + assignment[u"role"_qs].toString();
    }
    assignments.sort();
    QCOMPARE(
        assignments,
        (QStringList{u"miniProgram Clinic Queue programAdmin"_qs,
                     u"miniProgram Pharmacy Finder programDeveloper"_qs,
                     u"miniProgram Vaccination Card programDeveloper"_qs, u"team Health teamMember"_qs}));
    QCOMPARE(
        member,
        (QJsonObject{{u"revision"_qs, 1},
                     {u"createdAt"_qs, u"2024-06-15T10:00:00.000Z"_qs},
                     {u"updatedAt"_qs, u"2024-06-15T10:00:00.000Z"_qs},
                     {u"externalId"_qs, QJsonValue::Null},
                     {u"email"_qs, u"amara.okafor@northbay.example"_qs},
                     {u"name"_qs, u"Amara Okafor"_qs},
                     {u"role"_qs, u"developer"_qs},
                     {u"programCreator"_qs, false},
                     {u"status"_qs, u"active"_qs},
                     {u"startedAt"_qs, u"2024-06-16T10:00:00.000Z"_qs},
                     {u"activity"_qs, QJsonObject{{u"lastActivityAt"_qs, u"2026-03-04T09:48:00.000Z"_qs}}}}));
}

void TestMembers::MEM_7_sortsByAnyColumn_data()
{
    QTest::addColumn<QString>("sort");
    for (const QString &sort :
         {u"name"_qs, u"email"_qs, u"role"_qs, u"status"_qs, u"startedAt"_qs, u"lastActivityAt"_qs})
        QTest::newRow(qPrintable(sort)) << sort;
}

void TestMembers::MEM_7_sortsByAnyColumn()
{
    QFETCH(QString, sort);
    static const QStringList roles{u"admin"_qs, u"reviewer"_qs, u"developer"_qs};
    static const QStringList statuses{u"invited"_qs, u"active"_qs, u"inactive"_qs};
    const auto key = [&](const QJsonObject &member) -> QString {
        if (sort == u"name")
            return foldForSort(member[u"name"_qs].toString());
        if (sort == u"role")
            return QString::number(roles.indexOf(member[sort].toString()));
        if (sort == u"status")
            return QString::number(statuses.indexOf(member[sort].toString()));
        if (sort == u"lastActivityAt")
            return member[u"activity"_qs][sort].toString();
        return member[sort].toString();
    };
    TestPlatform platform;
    for (const QString &order : {u"asc"_qs, u"desc"_qs}) {
        QJsonArray all;
        QString cursor;
        // Seven at a time, so that equal keys fall onto page borders.
        for (int page = 0; page < 4; ++page) {
            QList<std::pair<QByteArray, QString>> items{{"sort", sort}, {"order", order}, {"limit", u"7"_qs}};
            if (!cursor.isEmpty())
                items.append({"cursor", cursor});
            const QJsonObject json = platform.get(query(items)).json();
            for (const QJsonValue &item : json[u"items"_qs].toArray())
                all.append(item);
            cursor = json[u"next"_qs].toString();
            QCOMPARE(cursor.isEmpty(), page == 3);
            QCOMPARE(json[u"total"_qs].toInt(), 24);
        }
        QStringList ids = column(all, u"id"_qs);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 24);
        QList<std::pair<QByteArray, QString>> places;
        for (const QJsonValue &item : all)
            places.append({key(item.toObject()).toUtf8(), item[u"id"_qs].toString()});
        const bool sorted = order == u"asc" ? std::is_sorted(places.begin(), places.end())
                                            : std::is_sorted(places.rbegin(), places.rend());
        QVERIFY2(sorted, qPrintable(column(all, u"email"_qs).join(u' ')));
    }
}

void TestMembers::MEM_7_pagesAreStableWhileRowsChange()
{
    TestPlatform platform(Environment::Sandbox, true, 400);
    const QStringList before = emails(platform.get(query({{"sort", u"email"_qs}, {"limit", u"500"_qs}})));
    QCOMPARE(before.size(), 400);
    QSet<QString> touched;
    QStringList seen;
    QString cursor;
    SeededRandom random(7);
    do {
        QList<std::pair<QByteArray, QString>> items{{"sort", u"email"_qs}, {"limit", u"13"_qs}};
        if (!cursor.isEmpty())
            items.append({"cursor", cursor});
        const Reply reply = platform.get(query(items));
        QCOMPARE(reply.status, 200);
        seen << emails(reply);
        cursor = reply.json()[u"next"_qs].toString();
        // Between two pages one row moves, one goes and one comes.
        const QString moved = before.at(static_cast<qsizetype>(random.below(400)));
        const QString gone = before.at(static_cast<qsizetype>(random.below(400)));
        const QString added = u"added%1@fleet0.example"_qs.arg(random.below(1'000'000));
        touched << moved << gone;
        platform.sql(
            u"UPDATE OR IGNORE member SET email_folded = 'zz' || email_folded WHERE email = '%1'"_qs.arg(
                moved));
        platform.sql(u"DELETE FROM member WHERE email = '%1' AND account IS NULL"_qs.arg(gone));
        platform.sql(u"INSERT OR IGNORE INTO member (id, workspace, email, email_folded, name, name_folded, "
                     u"name_sort, role,"
                     u" status, revision, created_at, updated_at)"
                     u" VALUES ('mbr_%1', 1, '%1', '%1', '', '', '', 2, 0, 1, 0, 0)"_qs.arg(added));
    } while (!cursor.isEmpty());

    // Whoever stood still was seen exactly once.
    for (const QString &email : before) {
        if (!touched.contains(email))
            QCOMPARE(std::make_pair(email, seen.count(email)), std::make_pair(email, qsizetype(1)));
    }
}

void TestMembers::MEM_7_filters_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << QByteArray() << 24;
    QTest::newRow("role") << QByteArray("role=admin") << 2;
    QTest::newRow("two roles") << QByteArray("role=admin&role=reviewer") << 7;
    QTest::newRow("status") << QByteArray("status=invited") << 3;
    QTest::newRow("two conditions") << QByteArray("status=invited&role=reviewer") << 1;
    QTest::newRow("team") << QByteArray("team=HEALTH") << 4;
    QTest::newRow("two teams") << QByteArray("team=HEALTH&team=TRANSIT") << 6;
    QTest::newRow("unknown team") << QByteArray("team=tea_none") << 0;
    QTest::newRow("unassigned") << QByteArray("unassigned=true") << 5;
    QTest::newRow("assigned or not") << QByteArray("unassigned=false") << 24;
    QTest::newRow("search and filter") << QByteArray("q=campus&status=active") << 3;
}

void TestMembers::MEM_7_filters()
{
    QFETCH(QByteArray, parameters);
    TestPlatform platform;
    parameters.replace("HEALTH", teamId(platform, u"Health"_qs).toLatin1());
    parameters.replace("TRANSIT", teamId(platform, u"Transit"_qs).toLatin1());
    const QJsonObject json = platform.get(List + '?' + parameters).json();
    QTEST(json[u"total"_qs].toInt(), "count");
    QTEST(static_cast<int>(json[u"items"_qs].toArray().size()), "count");
}

void TestMembers::MEM_7_findsPartsOfNameAndEmail_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("found");
    const auto row = [](const QString &search, const QString &found) {
        QTest::newRow(qPrintable(search)) << search << found;
    };
    row(u"kafo"_qs, u"amara.okafor@northbay.example"_qs);
    row(u"AMARA.OKAFOR@"_qs, u"amara.okafor@northbay.example"_qs);
    row(u"陳怡君"_qs, u"yijun.chen@harbourpay.example"_qs);
    row(u"怡君"_qs, u"yijun.chen@harbourpay.example"_qs);
    row(u"怡"_qs, u"yijun.chen@harbourpay.example"_qs);
    row(u"陽菜"_qs, u"haruna.sato@campus.example"_qs);
    row(u"서연"_qs, u"seoyeon.kim@campus.example"_qs);
    row(u"ŁUKASZ"_qs, u"lukasz.w@citygo.example"_qs);
    row(u"łukasz"_qs, u"lukasz.w@citygo.example"_qs);
    row(u"ШЕВЧЕНКО"_qs, u"olena.shevchenko@citygo.example"_qs);
    row(u"ΠΑΠΑΔΟΠΟΎΛΟΥ"_qs, u"eleni.p@pharmacy.example"_qs);
    row(u"ليلى"_qs, u"layla.haddad@northbay.example"_qs);
    row(u"émilie"_qs, u"e.carpentier@northbay.example"_qs);
    row(u"e\u0301milie"_qs, u"e.carpentier@northbay.example"_qs);         // decomposed
    row(u"Ｋｏｂａｙａｓｈｉ"_qs, u"hana.kobayashi@northbay.example"_qs); // full width
    row(u"  kobayashi "_qs, u"hana.kobayashi@northbay.example"_qs);
    row(u"grüße"_qs, u""_qs);
}

void TestMembers::MEM_7_findsPartsOfNameAndEmail()
{
    QFETCH(QString, search);
    TestPlatform platform;
    const Reply reply = platform.get(query({{"q", search}}));
    QCOMPARE(reply.status, 200);
    QTEST(emails(reply).join(u' '), "found");
}

void TestMembers::searchTakesEveryTextLiterally_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{
        u"'"_qs,     u"''"_qs,         u"\""_qs,        u"' OR '1'='1"_qs, u"'; DROP TABLE member; --"_qs,
        u"%"_qs,     u"_"_qs,          u"\\"_qs,        u"\\%"_qs,         u"*"_qs,
        u"a*"_qs,    u"\"a\" OR b"_qs, u"NEAR(a b)"_qs, u"name:amara"_qs,  u"^a"_qs,
        u"?"_qs,     u"?1"_qs,         u":name"_qs,     u"@x"_qs,          u"$1"_qs,
        u"%00"_qs,   u"<b>x</b>"_qs,   u"a\nb"_qs,      u"char(0)"_qs,     u"🙂"_qs,
        u"/* */"_qs, u"--"_qs,         u")"_qs,         u"x'41'"_qs,       u"{\"a\":1}"_qs,
    };
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text)) << text;
}

void TestMembers::searchTakesEveryTextLiterally()
{
    QFETCH(QString, text);
    TestPlatform platform;
    platform.change([&](Connection &connection) {
        StoreStatement(connection,
                       u"UPDATE member SET name = ?, name_folded = ? WHERE email LIKE 'bjork%'"_qs)
            .bind(u"before "_qs + text + u" after"_qs)
            .bind(foldForSearch(u"before "_qs + text + u" after"_qs))
            .run();
    });
    // A reference in memory says who must be found.
    QStringList wanted;
    for (const QJsonValue &item : platform.get(List).json()[u"items"_qs].toArray()) {
        if (foldForSearch(item[u"name"_qs].toString()).contains(foldForSearch(text))
            || foldForSearch(item[u"email"_qs].toString()).contains(foldForSearch(text)))
            wanted << item[u"email"_qs].toString();
    }
    QVERIFY(wanted.contains(u"bjork@lantern.example"_qs));
    const Reply reply = platform.get(query({{"q", text}}));
    QCOMPARE(reply.status, 200);
    QCOMPARE(emails(reply), wanted);

    // The other parameters take only what they know, or nothing of it.
    for (const auto *name : {"role", "status", "sort", "order", "limit", "cursor", "unassigned", "team"})
        QCOMPARE(platform.get(query({{name, text}})).status, 400);
    QCOMPARE(platform.get(query({{"team", u"tea_"_qs + text}})).json()[u"total"_qs].toInt(), 0);
}

void TestMembers::refusesForeignCursors()
{
    TestPlatform platform;
    const QString cursor = platform.get(List + "?limit=5&sort=email").json()[u"next"_qs].toString();
    const auto status = [&](const QByteArray &rest, const QString &with) -> QString {
        const Reply reply = platform.get(List + '?' + rest + "&cursor=" + with.toUtf8().toPercentEncoding());
        return QString::number(reply.status) + u' ' + reply.type();
    };
    const QString refused = u"400 /problems/invalid-cursor"_qs;
    QCOMPARE(status("limit=5&sort=email", cursor), u"200 "_qs);
    QCOMPARE(status("limit=6&sort=email", cursor),
             u"200 "_qs); // the size of a page is no part of the question
    QCOMPARE(status("sort=name", cursor), refused);
    QCOMPARE(status("sort=email&order=desc", cursor), refused);
    QCOMPARE(status("sort=email&q=a", cursor), refused);
    QCOMPARE(status("sort=email&role=admin", cursor), refused);
    QCOMPARE(status("sort=email&unassigned=true", cursor), refused);
    QCOMPARE(status("sort=email", u""_qs), refused);
    QCOMPARE(status("sort=email", u"AAAA"_qs), refused);
    for (qsizetype i = 0; i < cursor.size(); i += 7) {
        QString changed = cursor;
        changed[i] = changed[i] == u'A' ? u'B' : u'A';
        QCOMPARE(status("sort=email", changed), refused);
    }
}

void TestMembers::refusesBadQueries_data()
{
    QTest::addColumn<QByteArray>("parameters");
    for (const auto *parameters : {"limit=0",
                                   "limit=501",
                                   "limit=-1",
                                   "limit=1e2",
                                   "limit=+5",
                                   "limit=05",
                                   "limit=",
                                   "limit=99999999999999999999",
                                   "page=2",
                                   "Limit=5",
                                   "sort=password_hash",
                                   "sort=Name",
                                   "order=up",
                                   "role=owner",
                                   "role=",
                                   "status=blocked",
                                   "unassigned=yes",
                                   "team=mbr_1",
                                   "sort=name&sort=email",
                                   "q=a&q=b",
                                   "limit=5&limit=5"})
        QTest::newRow(parameters) << QByteArray(parameters);
    QTest::newRow("long search") << "q=" + QByteArray(201, 'x');
}

void TestMembers::refusesBadQueries()
{
    QFETCH(QByteArray, parameters);
    TestPlatform platform;
    const Reply reply = platform.get(List + '?' + parameters);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.type(), u"/problems/invalid-query"_qs);
}

void TestMembers::detailHasEtagAndAnswersNotModified()
{
    TestPlatform platform;
    const QJsonObject item = platform.get(List + "?q=amara").json()[u"items"_qs][0].toObject();
    const QByteArray target = List + '/' + item[u"id"_qs].toString().toLatin1();
    const Reply detail = platform.get(target);
    QCOMPARE(detail.status, 200);
    QCOMPARE(detail.header("ETag"), QByteArray("\"1\""));
    QJsonObject json = detail.json();
    QCOMPARE(json.take(u"allowedActions"_qs).toArray().size(), 5);
    QCOMPARE(json, item);

    const auto conditional = [&](const QByteArray &tags) {
        HttpRequest request = platform.request("GET", target);
        request.headers.set("Authorization", "Bearer " + platform.token());
        request.headers.set("If-None-Match", tags);
        return platform.send(request);
    };
    const Reply same = conditional("\"1\"");
    QCOMPARE(same.status, 304);
    QCOMPARE(same.body, QByteArray());
    QCOMPARE(same.header("ETag"), QByteArray("\"1\""));
    for (const auto *tags : {"\"0\", \"1\"", "W/\"1\"", "*"})
        QCOMPARE(conditional(tags).status, 304);
    platform.sql(u"UPDATE member SET revision = 2 WHERE email LIKE 'amara%'"_qs);
    QCOMPARE(conditional("\"1\"").status, 200);
    QCOMPARE(conditional("\"1\"").header("ETag"), QByteArray("\"2\""));

    QCOMPARE(platform.get(List + "/mbr_unknown").status, 404);
    QCOMPARE(platform.get(target + "?x=1").status, 400);
}

void TestMembers::activityLeavesTheEtagAlone()
{
    TestPlatform platform;
    const QString id = platform.get(List + "?q=amara").json()[u"items"_qs][0][u"id"_qs].toString();
    platform.clock().advance(std::chrono::minutes(5));
    platform.token(u"amara.okafor@northbay.example"_qs);
    const Reply reply = platform.get(List + '/' + id.toLatin1());
    QCOMPARE(reply.header("ETag"), QByteArray("\"1\""));
    QCOMPARE(reply.json()[u"activity"_qs][u"lastActivityAt"_qs].toString(), u"2026-03-04T10:05:00.000Z"_qs);
}

void TestMembers::ROL_4_lastAdminIsProtected()
{
    TestPlatform platform;
    const auto reasons = [&](const QByteArray &who) {
        const QString id = platform.get(List + "?q=" + who).json()[u"items"_qs][0][u"id"_qs].toString();
        QStringList all;
        for (const QJsonValue &action :
             platform.get(List + '/' + id.toLatin1()).json()[u"allowedActions"_qs].toArray()) {
            const QString reason = action[u"reason"_qs].toString();
            if (action[u"allowed"_qs].toBool() != reason.isEmpty())
                return QStringList{u"contradiction"_qs};
            all << action[u"action"_qs].toString() + u':' + reason;
        }
        return all;
    };
    const QStringList free{u"member.setRole:"_qs, u"member.assign:"_qs, u"member.block:"_qs,
                           u"member.unblock:"_qs, u"member.remove:"_qs};
    QCOMPARE(reasons("noor"), free); // Ingrid is administrator, too
    platform.sql(u"UPDATE member SET status = 2 WHERE email LIKE 'ingrid%'"_qs);
    QCOMPARE(reasons("noor"),
             (QStringList{u"member.setRole:lastAdmin"_qs, u"member.assign:"_qs, u"member.block:lastAdmin"_qs,
                          u"member.unblock:"_qs, u"member.remove:lastAdmin"_qs}));
    QCOMPARE(reasons("priya"),
             (QStringList{u"member.setRole:"_qs, u"member.assign:"_qs, u"member.block:notAccepted"_qs,
                          u"member.unblock:notAccepted"_qs, u"member.remove:"_qs}));
    platform.sql(u"UPDATE workspace SET status = 2"_qs);
    QCOMPARE(reasons("amara").first(), u"member.setRole:workspaceNotActive"_qs);
}

QTEST_GUILESS_MAIN(TestMembers)
#include "tst_members.moc"
