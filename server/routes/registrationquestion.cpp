#include "registrationquestion.h"

#include <core/limits.h>

#include <QSet>

namespace Minideck {

static bool readLimit(RegistrationQuestion &question, const QString &text)
{
    bool isNumber = false;
    question.limit = text.toInt(&isNumber);
    return isNumber && question.limit >= 1 && question.limit <= Limits::PageMaximum
        && text == QString::number(question.limit);
}

static bool readState(RegistrationQuestion &question, const QString &text)
{
    const auto state = fromWire<WorkspaceStatus>(text);
    if (state && !question.states.contains(*state))
        question.states.append(*state);
    return state.has_value();
}

std::variant<RegistrationQuestion, Problem> RegistrationQuestion::parse(const HttpRequest &request)
{
    RegistrationQuestion question{.states = {}, .limit = Limits::PageDefault, .cursor = {}};
    QSet<QString> seen;
    for (const auto &[name, value] : request.query) {
        if (name != u"status" && name != u"limit" && name != u"cursor")
            return Problems::invalidQuery(u"This list has no such query parameter."_qs);
        if (name != u"status" && seen.contains(name))
            return Problems::invalidQuery(u"%1 may be given once."_qs.arg(name));
        seen.insert(name);
        if (name == u"cursor")
            question.cursor = value;
        else if (!(name == u"limit" ? readLimit(question, value) : readState(question, value)))
            return Problems::invalidQuery(u"The value of %1 is not one of those allowed."_qs.arg(name));
    }
    if (seen.contains(u"cursor"_qs) && question.cursor.isEmpty())
        return Problems::foreignCursor();
    return question;
}

QByteArray RegistrationQuestion::identity() const
{
    QStringList names;
    for (const WorkspaceStatus state : states)
        names.append(toWire(state));
    names.sort();
    return "registrations\n" + names.join(u',').toUtf8();
}

} // namespace Minideck
