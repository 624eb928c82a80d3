#include <models/members/membercopy.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Minideck;

class TestMemberCopy : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void csvFollowsRfc4180();
    void csvCellIsGuarded_data();
    void csvCellIsGuarded();
    void jsonHasTheNamesOfTheContract();
    void markdownIsEscaped_data();
    void markdownIsEscaped();
    void markdownIsOneTable();
    void emailsStandOnLines();

private:
    static QList<Member> people();
};

QList<Member> TestMemberCopy::people()
{
    Member amara = makeMember(1, u"Okafor, \"Amara\""_qs, u"amara@example.com"_qs);
    amara.lastActivityAt = QDateTime({2026, 3, 4}, {10, 0}, Qt::UTC);
    amara.assignments << makeAssignment(AssignmentKind::MiniProgram, u"Clinic Queue"_qs,
                                        AssignmentRole::ProgramAdmin)
                      << makeAssignment(AssignmentKind::Team, u"Health"_qs, AssignmentRole::TeamMember);
    Member priya = makeMember(2, {}, u"priya@example.com"_qs, Role::Reviewer, MemberStatus::Invited);
    priya.startedAt = {};
    return {amara, priya};
}

void TestMemberCopy::csvFollowsRfc4180()
{
    QCOMPARE(
        membersAs(MemberFormat::Csv, people()),
        u"Name,E-mail,Role,Status,Assignments,Member since,Last active\r\n"
        "\"Okafor, \"\"Amara\"\"\",amara@example.com,Developer,Active,"
        "Clinic Queue: Program admin; Health: Member,2025-03-04T10:00:00.000Z,2026-03-04T10:00:00.000Z\r\n"
        ",priya@example.com,Reviewer,Invited,,,\r\n"_qs);
}

void TestMemberCopy::csvCellIsGuarded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << u"Li Na"_qs << u"Li Na"_qs;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("formula") << u"=1+1"_qs << u"\"'=1+1\""_qs;
    QTest::newRow("plus") << u"+49"_qs << u"\"'+49\""_qs;
    QTest::newRow("minus") << u"-2"_qs << u"\"'-2\""_qs;
    QTest::newRow("at") << u"@SUM(A1)"_qs << u"\"'@SUM(A1)\""_qs;
    QTest::newRow("tab") << u"\t=1"_qs << u"\"'\t=1\""_qs;
    QTest::newRow("return") << u"\r=1"_qs << u"\"'\r=1\""_qs;
    QTest::newRow("full-width equals") << u"＝1"_qs << u"\"'＝1\""_qs;
    QTest::newRow("full-width plus") << u"＋1"_qs << u"\"'＋1\""_qs;
    QTest::newRow("full-width minus") << u"－1"_qs << u"\"'－1\""_qs;
    QTest::newRow("full-width at") << u"＠SUM"_qs << u"\"'＠SUM\""_qs;
    QTest::newRow("quotes inside a formula") << u"=\"x\""_qs << u"\"'=\"\"x\"\"\""_qs;
    QTest::newRow("sign inside") << u"a=b"_qs << u"a=b"_qs;
    QTest::newRow("line break") << u"a\nb"_qs << u"\"a\nb\""_qs;
}

void TestMemberCopy::csvCellIsGuarded()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
}

void TestMemberCopy::jsonHasTheNamesOfTheContract()
{
    const QJsonArray all = QJsonDocument::fromJson(membersAs(MemberFormat::Json, people()).toUtf8()).array();
    QCOMPARE(all.size(), 2);
    const QJsonObject amara = all.at(0).toObject();
    QCOMPARE(amara.value(u"name"_qs).toString(), u"Okafor, \"Amara\""_qs);
    QCOMPARE(amara.value(u"role"_qs).toString(), u"developer"_qs);
    QCOMPARE(amara.value(u"lastActivityAt"_qs).toString(), u"2026-03-04T10:00:00.000Z"_qs);
    QCOMPARE(amara.value(u"assignments"_qs).toArray().size(), 2);
    QVERIFY(all.at(1).toObject().value(u"startedAt"_qs).isNull());
}

void TestMemberCopy::markdownIsEscaped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("pipe") << u"a|b"_qs << u"a\\|b"_qs;
    QTest::newRow("link") << u"[x](http://y)"_qs << u"\\[x\\](http://y)"_qs;
    QTest::newRow("html") << u"<b>&amp;"_qs << u"\\<b\\>\\&amp;"_qs;
    QTest::newRow("backslash first") << u"\\|"_qs << u"\\\\\\|"_qs;
    QTest::newRow("one line") << u" a\r\nb "_qs << u"a b"_qs;
    QTest::newRow("words") << u"Clinic Queue: Program admin"_qs << u"Clinic Queue: Program admin"_qs;
}

void TestMemberCopy::markdownIsEscaped()
{
    QFETCH(QString, text);
    QTEST(markdownCell(text), "cell");
}

void TestMemberCopy::markdownIsOneTable()
{
    const QStringList lines = membersAs(MemberFormat::Markdown, people()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(1), u"| --- | --- | --- | --- | --- | --- | --- |"_qs);
    for (const QString &line : lines)
        QCOMPARE(line.count(u'|'), 8);
}

void TestMemberCopy::emailsStandOnLines()
{
    QCOMPARE(membersAs(MemberFormat::Emails, people()), u"amara@example.com\npriya@example.com"_qs);
}

QTEST_GUILESS_MAIN(TestMemberCopy)
#include "tst_membercopy.moc"
