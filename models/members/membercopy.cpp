#include "membercopy.h"

#include <models/shared/membertext.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace Minideck {

namespace {

struct MemberCopy
{
    Q_DECLARE_TR_FUNCTIONS(MemberCopy)

public:
    static QStringList heads()
    {
        return {tr("Name"),        tr("E-mail"),       tr("Role"),       tr("Status"),
                tr("Assignments"), tr("Member since"), tr("Last active")};
    }
};

QString timeText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QStringList cells(const Member &member)
{
    return {member.name,
            member.email,
            roleText(member.role),
            statusText(member.status),
            assignmentList(member).replace(u'\n', u"; "_qs),
            timeText(member.startedAt),
            timeText(member.lastActivityAt)};
}

QString emails(const QList<Member> &members)
{
    QStringList lines;
    for (const Member &member : members)
        lines << member.email;
    return lines.join(u'\n');
}

QJsonValue timeValue(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(timeText(moment)) : QJsonValue();
}

QJsonObject object(const Member &member)
{
    QJsonArray assignments;
    for (const Assignment &assignment : member.assignments)
        assignments << QJsonObject{{u"kind"_qs, assignment.kind.text()},
                                   {u"targetId"_qs, assignment.targetId},
                                   {u"targetName"_qs, assignment.targetName},
                                   {u"role"_qs, assignment.role.text()}};
    return {{u"id"_qs, member.id.text()},
            {u"email"_qs, member.email},
            {u"name"_qs, member.name},
            {u"role"_qs, member.role.text()},
            {u"programCreator"_qs, member.programCreator},
            {u"status"_qs, member.status.text()},
            {u"startedAt"_qs, timeValue(member.startedAt)},
            {u"lastActivityAt"_qs, timeValue(member.lastActivityAt)},
            {u"assignments"_qs, assignments}};
}

} // namespace

QStringList memberTableHeads()
{
    return MemberCopy::heads();
}

TableRow memberTableRow(const Member &member)
{
    return {cells(member), object(member)};
}

static QString table(TableFormat format, const QList<Member> &members)
{
    TableText text(format, MemberCopy::heads());
    QString all = text.head();
    for (const Member &member : members)
        all += text.row(memberTableRow(member));
    return all + text.foot();
}

QString membersAs(MemberFormat format, const QList<Member> &members)
{
    switch (format) {
    case MemberFormat::Emails:
        return emails(members);
    case MemberFormat::Csv:
        return table(TableFormat::Csv, members);
    case MemberFormat::Json:
        return table(TableFormat::Json, members);
    case MemberFormat::Markdown:
        return table(TableFormat::Markdown, members);
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
