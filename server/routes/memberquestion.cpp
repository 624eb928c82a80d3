#include "memberquestion.h"

#include <core/limits.h>

#include <QSet>

#include <algorithm>

namespace Minideck {

static Problem badValue(const QString &name)
{
    return Problems::invalidQuery(u"The value of %1 is not one of those allowed."_qs.arg(name));
}

template <typename Enum>
static bool addTo(QList<Enum> &values, const QString &text)
{
    const auto value = fromWire<Enum>(text);
    if (value && !values.contains(*value))
        values.append(*value);
    return value.has_value();
}

static bool readLimit(MemberQuestion &question, const QString &text)
{
    bool isNumber = false;
    question.limit = text.toInt(&isNumber);
    return isNumber && question.limit >= 1 && question.limit <= Limits::PageMaximum
        && text == QString::number(question.limit);
}

static bool readSearch(MemberQuestion &question, const QString &text)
{
    question.query.search = text.trimmed();
    return text.size() <= Limits::SearchCharacters && !text.contains(QChar(u'\0'));
}

static bool readFilter(MemberQuery &query, const QString &name, const QString &value)
{
    if (name == u"role")
        return addTo(query.roles, value);
    if (name == u"status")
        return addTo(query.statuses, value);
    if (name == u"unassigned") {
        query.withoutAssignment = value == u"true";
        return value == u"true" || value == u"false";
    }
    query.teams.append(TeamId(value));
    return value.startsWith(TeamId::prefix() + u'_') && value.size() <= 64
        && query.teams.size() <= Limits::PageMaximum;
}

static bool readOrder(MemberQuery &query, const QString &name, const QString &value)
{
    if (name == u"order") {
        query.order = value == u"desc" ? Qt::DescendingOrder : Qt::AscendingOrder;
        return value == u"asc" || value == u"desc";
    }
    const auto sort = fromWire<MemberSort>(value);
    query.sort = sort.value_or(MemberSort::Name);
    return sort.has_value();
}

std::variant<MemberQuestion, Problem> MemberQuestion::parse(const HttpRequest &request)
{
    static const QSet<QString> repeatable{u"role"_qs, u"status"_qs, u"team"_qs};
    static const QSet<QString> single{u"limit"_qs, u"cursor"_qs,     u"sort"_qs,
                                      u"order"_qs, u"unassigned"_qs, u"q"_qs};
    MemberQuestion question;
    question.limit = Limits::PageDefault;
    QSet<QString> seen;
    for (const auto &[name, value] : request.query) {
        if (!repeatable.contains(name) && !single.contains(name))
            return Problems::invalidQuery(u"This list has no such query parameter."_qs);
        if (single.contains(name) && seen.contains(name))
            return Problems::invalidQuery(u"%1 may be given once."_qs.arg(name));
        seen.insert(name);

        bool good = true;
        if (name == u"limit")
            good = readLimit(question, value);
        else if (name == u"q")
            good = readSearch(question, value);
        else if (name == u"sort" || name == u"order")
            good = readOrder(question.query, name, value);
        else if (name == u"cursor")
            question.cursor = value;
        else
            good = readFilter(question.query, name, value);
        if (!good)
            return badValue(name);
    }
    if (seen.contains(u"cursor"_qs) && question.cursor.isEmpty())
        return Problems::foreignCursor();
    return question;
}

template <typename Enum>
static QStringList sortedNames(const QList<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names.append(toWire(value));
    names.sort();
    return names;
}

QByteArray MemberQuestion::identity(const QString &workspace) const
{
    QStringList teams;
    for (const TeamId &team : query.teams)
        teams.append(team.text());
    teams.sort();
    // The search comes last, because it alone may hold the separators.
    return QStringList{u"members"_qs,
                       workspace,
                       toWire(query.sort),
                       query.order == Qt::AscendingOrder ? u"asc"_qs : u"desc"_qs,
                       sortedNames(query.roles).join(u','),
                       sortedNames(query.statuses).join(u','),
                       teams.join(u','),
                       query.withoutAssignment ? u"unassigned"_qs : u""_qs,
                       query.search}
        .join(u'\n')
        .toUtf8();
}

} // namespace Minideck
