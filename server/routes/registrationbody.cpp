#include "registrationbody.h"

#include "jsonbody.h"

#include <core/merchantcategories.h>
#include <server/rules/invitations.h>
#include <server/store/foldedtext.h>

#include <QTimeZone>

namespace Minideck::RegistrationBody {

static constexpr int NameBytes = 256;
static constexpr int AddressBytes = 1000;
static constexpr int EmailBytes = 320;
static constexpr int ReasonBytes = 2000;
static constexpr int MostRepresentatives = 20;

static bool isPlain(const QString &text)
{
    return std::ranges::none_of(text,
                                [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n'; })
        && !text.trimmed().isEmpty();
}

QString plainText(JsonBody &body, const QString &name, int maximum)
{
    const QString text = body.text(name, maximum);
    if (!text.isEmpty() && !isPlain(text))
        body.refuse(name, u"value"_qs, u"This member must be a text that can be read."_qs);
    return text.trimmed();
}

static QList<Representative> readRepresentatives(JsonBody &body)
{
    QList<Representative> people;
    QSet<QString> seen;
    for (JsonBody &item : body.objects(u"representatives"_qs, 1, MostRepresentatives)) {
        const Representative person{.name = plainText(item, u"name"_qs, NameBytes),
                                    .email = item.text(u"email"_qs, EmailBytes).trimmed()};
        if (!person.email.isEmpty() && !Invitations::isAddress(person.email))
            item.refuse(u"email"_qs, u"value"_qs, u"This is no e-mail address."_qs);
        const QString folded = foldForSearch(person.email);
        if (!folded.isEmpty() && seen.contains(folded))
            item.refuse(u"email"_qs, u"duplicate"_qs, u"This address is in the list already."_qs);
        seen.insert(folded);
        people.append(person);
        body.include(item);
    }
    return people;
}

static QString readScope(JsonBody &body)
{
    const QString code = body.text(u"businessScope"_qs, NameBytes);
    if (!code.isEmpty() && !merchantCategory(code))
        body.refuse(u"businessScope"_qs, u"value"_qs, u"This is no merchant category code of the list."_qs);
    return code;
}

static QString readZone(JsonBody &body)
{
    const QString zone = body.text(u"timeZone"_qs, NameBytes);
    if (!zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
        body.refuse(u"timeZone"_qs, u"value"_qs, u"This is no time zone of the IANA database."_qs);
    return zone;
}

WorkspaceFacts readFacts(JsonBody &body, const QString &name)
{
    WorkspaceFacts facts;
    auto inner = body.object(name);
    if (!inner)
        return facts;
    if (inner->has(u"businessScope"_qs))
        facts.categoryCode = readScope(*inner);
    if (inner->has(u"businessAddress"_qs))
        facts.address = plainText(*inner, u"businessAddress"_qs, AddressBytes);
    if (inner->has(u"timeZone"_qs))
        facts.timeZone = readZone(*inner);
    if (inner->has(u"representatives"_qs))
        facts.representatives = readRepresentatives(*inner);
    body.include(*inner);
    if (facts.isEmpty())
        body.refuse(name, u"length"_qs, u"This member must have one fact or more."_qs);
    return facts;
}

std::variant<RegistrationForm, Problem> read(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    RegistrationForm form;
    form.name = body.text(u"name"_qs, NameBytes);
    if (!form.name.isEmpty() && !isWorkspaceName(form.name))
        body.refuse(u"name"_qs, u"ACC-3"_qs, u"A name has 1 to 40 letters A to Z and digits."_qs);
    form.categoryCode = readScope(body);
    form.address = plainText(body, u"businessAddress"_qs, AddressBytes);
    form.timeZone = body.has(u"timeZone"_qs) ? readZone(body) : u"UTC"_qs;
    form.representatives = readRepresentatives(body);
    if (const auto problem = body.problem())
        return *problem;
    return form;
}

std::variant<QString, Problem> readReason(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    const QString reason = plainText(body, u"reason"_qs, ReasonBytes);
    if (const auto problem = body.problem())
        return *problem;
    return reason;
}

std::optional<Problem> readNothing(const HttpRequest &request)
{
    const auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    return std::get<JsonBody>(parsed).problem();
}

} // namespace Minideck::RegistrationBody
