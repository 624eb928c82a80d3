#include "memberquestions.h"

#include "memberlook.h"

#include <models/shared/membertext.h>
#include <ui/shared/plaintext.h>

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace Minideck {

namespace {

// Gives the sentences below a context for translators.
struct MemberQuestions
{
    Q_DECLARE_TR_FUNCTIONS(MemberQuestions)
};

QString verbText(MemberVerb verb)
{
    switch (verb) {
    case MemberVerb::SetRole:
    case MemberVerb::RenewInvitation:
        break;
    case MemberVerb::Block:
        return MemberQuestions::tr("Block");
    case MemberVerb::Unblock:
        return MemberQuestions::tr("Unblock");
    case MemberVerb::Remove:
        return MemberQuestions::tr("Remove");
    case MemberVerb::RevokeInvitation:
        return MemberQuestions::tr("Revoke");
    }
    Q_UNREACHABLE();
}

QString titleForOne(MemberVerb verb, const QString &name)
{
    switch (verb) {
    case MemberVerb::SetRole:
    case MemberVerb::RenewInvitation:
        break;
    case MemberVerb::Block:
        return MemberQuestions::tr("Block %1?").arg(name);
    case MemberVerb::Unblock:
        return MemberQuestions::tr("Unblock %1?").arg(name);
    case MemberVerb::Remove:
        return MemberQuestions::tr("Remove %1?").arg(name);
    case MemberVerb::RevokeInvitation:
        return MemberQuestions::tr("Revoke the invitation of %1?").arg(name);
    }
    Q_UNREACHABLE();
}

QString titleForMany(MemberVerb verb, int count)
{
    switch (verb) {
    case MemberVerb::SetRole:
    case MemberVerb::RenewInvitation:
        break;
    case MemberVerb::Block:
        return MemberQuestions::tr("Block %n member(s)?", nullptr, count);
    case MemberVerb::Unblock:
        return MemberQuestions::tr("Unblock %n member(s)?", nullptr, count);
    case MemberVerb::Remove:
        return MemberQuestions::tr("Remove %n member(s)?", nullptr, count);
    case MemberVerb::RevokeInvitation:
        return MemberQuestions::tr("Revoke %n invitation(s)?", nullptr, count);
    }
    Q_UNREACHABLE();
}

QString consequence(MemberVerb verb)
{
    switch (verb) {
    case MemberVerb::SetRole:
    case MemberVerb::RenewInvitation:
        break;
    case MemberVerb::Block:
        return MemberQuestions::tr(
            "Blocked members can no longer view or operate any program they have joined. They can be "
            "unblocked, and their open requests stay.");
    case MemberVerb::Unblock:
        return MemberQuestions::tr(
            "They can view and operate again what they are assigned to, with the role they had.");
    case MemberVerb::Remove:
        return MemberQuestions::tr(
            "Removed members lose their role and all assignments. To come back they must be invited again.");
    case MemberVerb::RevokeInvitation:
        return MemberQuestions::tr("The code in the mail opens nothing any more. They can be invited again.");
    }
    Q_UNREACHABLE();
}

QList<FactList::Fact> memberFactRows(const QList<Member> &members)
{
    QList<FactList::Fact> facts;
    for (const Member &member : members)
        facts << FactList::Fact{memberStateLook(member.status).icon, memberStateLook(member.status).tone,
                                memberName(member), assignmentSummary(member)};
    return facts;
}

// What they have joined and can no longer view or operate (MEM-5), with how many of them are in it.
QList<FactList::Fact> programFactRows(const QList<Member> &members)
{
    QStringList names;
    QHash<QString, int> counts;
    for (const Member &member : members) {
        for (const Assignment &assignment : member.assignments) {
            if (!assignment.kind.is(AssignmentKind::MiniProgram))
                continue;
            const QString name =
                assignment.targetName.isEmpty() ? assignment.targetId : assignment.targetName;
            if (counts[name]++ == 0)
                names << name;
        }
    }
    names.sort(Qt::CaseInsensitive);
    QList<FactList::Fact> facts;
    for (const QString &name : std::as_const(names))
        facts << FactList::Fact{assignmentIcon(AssignmentKind::MiniProgram), Tone::Muted, name,
                                MemberQuestions::tr("%n of them", "members", counts.value(name))};
    return facts;
}

QString warning(MemberVerb verb, const QList<Member> &members, const QStringList &soleAdminOf,
                const MemberId &self)
{
    if (verb == MemberVerb::Unblock)
        return {};
    QStringList sentences;
    if (std::ranges::any_of(members, [&self](const Member &member) { return member.id == self; }))
        sentences << MemberQuestions::tr("This is you: you lose access to this workspace at once.");
    if (!soleAdminOf.isEmpty())
        sentences << MemberQuestions::tr("Left without an admin: %1. The admins of the workspace take over.")
                         .arg(singleLine(soleAdminOf.join(MemberQuestions::tr(", "))));
    return sentences.join(u' ');
}

} // namespace

QList<FactList::Fact> assignmentFacts(const QList<Assignment> &assignments)
{
    QList<FactList::Fact> facts;
    for (const Assignment &assignment : assignments) {
        const bool team = assignment.kind.is(AssignmentKind::Team);
        facts << FactList::Fact{assignmentIcon(assignment.kind), Tone::Muted,
                                team ? MemberQuestions::tr("Team %1").arg(assignment.targetName)
                                     : assignment.targetName,
                                assignmentRoleText(assignment.role)};
    }
    return facts;
}

Question memberQuestion(MemberVerb verb, const QList<Member> &members, qsizetype selected,
                        const QStringList &soleAdminOf, const MemberId &self)
{
    const Member &first = members.first();
    const auto count = static_cast<int>(members.size());
    Question question;
    question.sentence = consequence(verb);
    question.verb = verbText(verb);
    question.destructive = verb != MemberVerb::Unblock;
    question.warning = warning(verb, members, soleAdminOf, self);
    if (selected == 1) {
        question.title = titleForOne(verb, singleLine(memberName(first)));
        question.heading = first.assignments.isEmpty() ? QString() : MemberQuestions::tr("Assigned to");
        question.facts = assignmentFacts(sortedAssignments(first));
        return question;
    }
    question.title = titleForMany(verb, count);
    question.heading = count == selected
        ? QString()
        : MemberQuestions::tr("%1 of %2 selected; it is not possible for the others")
              .arg(count)
              .arg(selected);
    question.facts = memberFactRows(members);
    if (verb == MemberVerb::Block)
        question.facts << programFactRows(members);
    return question;
}

} // namespace Minideck
