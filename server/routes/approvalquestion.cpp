#include "approvalquestion.h"

#include <core/limits.h>

#include <QSet>

namespace Minideck {

template <typename Enum>
static bool addTo(QList<Enum> &values, const QString &text)
{
    const auto value = fromWire<Enum>(text);
    if (value && !values.contains(*value))
        values.append(*value);
    return value.has_value();
}

static bool readLimit(ApprovalQuestion &question, const QString &text)
{
    bool isNumber = false;
    question.limit = text.toInt(&isNumber);
    return isNumber && question.limit >= 1 && question.limit <= Limits::PageMaximum
        && text == QString::number(question.limit);
}

static bool readSingle(ApprovalQuestion &question, const QString &name, const QString &value)
{
    if (name == u"limit")
        return readLimit(question, value);
    if (name == u"cursor") {
        question.cursor = value;
        return true;
    }
    if (name == u"view") {
        question.query.view = fromWire<ApprovalView>(value);
        return question.query.view.has_value();
    }
    if (name == u"applicant") {
        question.query.applicant = AccountId(value);
        return value.startsWith(AccountId::prefix() + u'_') && value.size() <= 64;
    }
    question.query.search = value.trimmed();
    return value.size() <= Limits::SearchCharacters && !value.contains(QChar(u'\0'));
}

static bool readRepeatable(ApprovalQuery &query, const QString &name, const QString &value)
{
    if (name == u"status")
        return addTo(query.statuses, value);
    return name == u"category" ? addTo(query.categories, value) : addTo(query.groups, value);
}

std::variant<ApprovalQuestion, Problem> ApprovalQuestion::parse(const HttpRequest &request)
{
    static const QSet<QString> repeatable{u"status"_qs, u"category"_qs, u"group"_qs};
    static const QSet<QString> single{u"limit"_qs, u"cursor"_qs, u"view"_qs, u"applicant"_qs, u"q"_qs};
    ApprovalQuestion question{.query = {}, .limit = Limits::PageDefault, .cursor = {}};
    QSet<QString> seen;
    for (const auto &[name, value] : request.query) {
        if (!repeatable.contains(name) && !single.contains(name))
            return Problems::invalidQuery(u"This list has no such query parameter."_qs);
        if (single.contains(name) && seen.contains(name))
            return Problems::invalidQuery(u"%1 may be given once."_qs.arg(name));
        seen.insert(name);
        const bool good = single.contains(name) ? readSingle(question, name, value)
                                                : readRepeatable(question.query, name, value);
        if (!good)
            return Problems::invalidQuery(u"The value of %1 is not one of those allowed."_qs.arg(name));
    }
    if (seen.contains(u"cursor"_qs) && question.cursor.isEmpty())
        return Problems::foreignCursor();
    return question;
}

template <typename Enum>
static QString sortedNames(const QList<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names.append(toWire(value));
    names.sort();
    return names.join(u',');
}

QByteArray ApprovalQuestion::identity(const QString &place) const
{
    // The search comes last, because it alone may hold the separators.
    return QStringList{u"approvals"_qs,
                       place,
                       query.view ? toWire(*query.view) : QString(),
                       sortedNames(query.statuses),
                       sortedNames(query.categories),
                       sortedNames(query.groups),
                       query.applicant.text(),
                       query.search}
        .join(u'\n')
        .toUtf8();
}

} // namespace Minideck
