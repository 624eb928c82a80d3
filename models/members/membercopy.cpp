#include "membercopy.h"

#include <models/shared/membertext.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

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

QString csvLine(const QStringList &texts)
{
    QStringList line;
    for (const QString &text : texts)
        line << csvCell(text);
    return line.join(u',') + u"\r\n"_qs;
}

QString csv(const QList<Member> &members)
{
    QString text = csvLine(MemberCopy::heads());
    for (const Member &member : members)
        text += csvLine(cells(member));
    return text;
}

QString markdownLine(const QStringList &texts)
{
    QString line = u"|"_qs;
    for (const QString &text : texts)
        line += u' ' + markdownCell(text) + u" |"_qs;
    return line + u'\n';
}

QString markdown(const QList<Member> &members)
{
    const QStringList heads = MemberCopy::heads();
    QString text = markdownLine(heads) + u'|' + u" --- |"_qs.repeated(heads.size()) + u'\n';
    for (const Member &member : members)
        text += markdownLine(cells(member));
    return text;
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

QString json(const QList<Member> &members)
{
    QJsonArray array;
    for (const Member &member : members)
        array << object(member);
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

} // namespace

QString membersAs(MemberFormat format, const QList<Member> &members)
{
    switch (format) {
    case MemberFormat::Emails:
        return emails(members);
    case MemberFormat::Csv:
        return csv(members);
    case MemberFormat::Json:
        return json(members);
    case MemberFormat::Markdown:
        return markdown(members);
    }
    Q_UNREACHABLE();
}

QString csvCell(const QString &text)
{
    // ASCII and full-width forms; spreadsheets of East Asian locales take the latter for formulas, too.
    static const QString formulaStarts = u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"_qs;
    static const QString special = u",\"\r\n"_qs;

    QString cell = text;
    const bool guarded = !cell.isEmpty() && formulaStarts.contains(cell.front());
    if (guarded)
        cell.prepend(u'\'');
    const bool quoted = std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return special.contains(c); });
    if (!guarded && !quoted)
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_qs) + u'"';
}

QString markdownCell(const QString &text)
{
    // Only what works inside a line: a table cell holds no headings, lists or quotes.
    static const QString special = u"\\`*_[]<>|~&$"_qs;
    QString cell;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator) {
            cell += u' ';
            continue;
        }
        if (special.contains(c))
            cell += u'\\';
        cell += c;
    }
    return cell.simplified();
}

} // namespace Minideck
