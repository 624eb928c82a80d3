#include <models/outbox/operationfields.h>
#include <models/outbox/operationtext.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

// Operations in words, and what they set beside what the platform has.
class TestOperationText : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void titlesSayWhatAndOnWhom();
    void everyKindAndStateHasItsWords();
    void OFF_6_yoursStandsBesideThePlatforms();
    void OFF_6_assignmentsAreNamed();
    void aBodyThatIsGoneOrStrangeHasNoFields();
};

static Operation operation(OperationKind kind, const QByteArray &body = {})
{
    Operation made;
    made.kind = kind;
    made.targetName = u"Amara Okafor"_qs;
    made.body = body;
    return made;
}

void TestOperationText::titlesSayWhatAndOnWhom()
{
    QCOMPARE(operationTitle(operation(OperationKind::Block)), u"Block Amara Okafor"_qs);
    QCOMPARE(operationTitle(operation(OperationKind::SetRole, R"({"role":"reviewer"})")),
             u"Role of Amara Okafor: Reviewer"_qs);
    QCOMPARE(operationTitle(operation(OperationKind::SetRole)), u"Role of Amara Okafor"_qs);
}

void TestOperationText::everyKindAndStateHasItsWords()
{
    for (const auto &[kind, name] : WireNames<OperationKind>::values)
        QVERIFY2(operationTitle(operation(kind)).contains(u"Amara Okafor"_qs), qPrintable(name.toString()));
    QStringList words;
    for (const auto &[state, name] : WireNames<OperationState>::values) {
        Operation made = operation(OperationKind::Block);
        made.state = state;
        QVERIFY2(operationSentence(made).endsWith(u'.'), qPrintable(name.toString()));
        QVERIFY(!words.contains(operationStateText(state)));
        words << operationStateText(state);
    }
}

void TestOperationText::OFF_6_yoursStandsBesideThePlatforms()
{
    Operation conflict = operation(OperationKind::SetRole, R"({"role":"reviewer"})");
    conflict.current = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs, Role::Admin);
    QCOMPARE(operationFields(conflict),
             (QList<OperationField>{{u"Role"_qs, {}, u"Reviewer"_qs, u"Admin"_qs}}));
    QVERIFY(operationFields(conflict).first().differs());

    conflict.base = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs, Role::Developer);
    conflict.current->programCreator = true;
    QCOMPARE(operationFields(conflict),
             (QList<OperationField>{{u"Role"_qs, u"Developer"_qs, u"Reviewer"_qs, u"Admin"_qs},
                                    {u"May create programs"_qs, u"No"_qs, u"No"_qs, u"Yes"_qs, false}}));
    conflict.base.reset();

    conflict.kind = OperationKind::Block;
    conflict.body = "{}";
    conflict.current->status = MemberStatus::Inactive;
    QCOMPARE(operationFields(conflict),
             (QList<OperationField>{{u"Status"_qs, {}, u"Blocked"_qs, u"Blocked"_qs}}));
    QVERIFY(!operationFields(conflict).first().differs());
}

void TestOperationText::OFF_6_assignmentsAreNamed()
{
    Operation conflict =
        operation(OperationKind::SetAssignments,
                  R"({"assignments":[{"kind":"miniProgram","targetId":"mp_1","role":"programAdmin"}]})");
    conflict.current = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs);
    conflict.current->assignments << makeAssignment(AssignmentKind::Team, u"Health"_qs,
                                                    AssignmentRole::TeamMember);
    QCOMPARE(
        operationFields(conflict),
        (QList<OperationField>{{u"Assignments"_qs, {}, u"mp_1: Program admin"_qs, u"Health: Member"_qs}}));
}

void TestOperationText::aBodyThatIsGoneOrStrangeHasNoFields()
{
    for (const QByteArray &body : {QByteArray(), QByteArray("[1]"), QByteArray("not JSON")})
        QCOMPARE(operationFields(operation(OperationKind::SetRole, body)), QList<OperationField>());
}

QTEST_APPLESS_MAIN(TestOperationText)
#include "tst_operationtext.moc"
