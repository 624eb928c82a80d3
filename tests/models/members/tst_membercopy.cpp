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
    void jsonHasTheNamesOfTheContract();
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
