#include "workspacefacts.h"

#include <QJsonArray>

namespace Minideck {

static const QString Scope = u"businessScope"_qs;
static const QString Address = u"businessAddress"_qs;
static const QString Zone = u"timeZone"_qs;
static const QString People = u"representatives"_qs;

WorkspaceFacts WorkspaceFacts::of(const RegistrationForm &form)
{
    return {.categoryCode = form.categoryCode,
            .address = form.address,
            .timeZone = form.timeZone,
            .representatives = form.representatives};
}

WorkspaceFacts WorkspaceFacts::fromJson(const QJsonObject &json)
{
    const auto text = [&](const QString &name) {
        return json.contains(name) ? std::optional(json[name].toString()) : std::nullopt;
    };
    WorkspaceFacts facts{.categoryCode = text(Scope),
                         .address = text(Address),
                         .timeZone = text(Zone),
                         .representatives = std::nullopt};
    if (json.contains(People)) {
        facts.representatives.emplace();
        for (const QJsonValue &each : json[People].toArray()) {
            facts.representatives->append(
                {.name = each[u"name"_qs].toString(), .email = each[u"email"_qs].toString()});
        }
    }
    return facts;
}

QJsonObject WorkspaceFacts::toJson() const
{
    QJsonObject json;
    if (categoryCode)
        json[Scope] = *categoryCode;
    if (address)
        json[Address] = *address;
    if (timeZone)
        json[Zone] = *timeZone;
    if (representatives) {
        QJsonArray people;
        for (const Representative &each : *representatives)
            people.append(QJsonObject{{u"name"_qs, each.name}, {u"email"_qs, each.email}});
        json[People] = people;
    }
    return json;
}

template <typename T>
static void dropSame(std::optional<T> &fact, const T &current)
{
    if (fact == current)
        fact.reset();
}

WorkspaceFacts WorkspaceFacts::differingFrom(const RegistrationForm &form) const
{
    WorkspaceFacts facts = *this;
    dropSame(facts.categoryCode, form.categoryCode);
    dropSame(facts.address, form.address);
    dropSame(facts.timeZone, form.timeZone);
    dropSame(facts.representatives, form.representatives);
    return facts;
}

WorkspaceFacts WorkspaceFacts::asIn(const RegistrationForm &form) const
{
    WorkspaceFacts facts = of(form);
    if (!categoryCode)
        facts.categoryCode.reset();
    if (!address)
        facts.address.reset();
    if (!timeZone)
        facts.timeZone.reset();
    if (!representatives)
        facts.representatives.reset();
    return facts;
}

WorkspaceFacts WorkspaceFacts::over(const WorkspaceFacts &others) const
{
    WorkspaceFacts facts = others;
    if (categoryCode)
        facts.categoryCode = categoryCode;
    if (address)
        facts.address = address;
    if (timeZone)
        facts.timeZone = timeZone;
    if (representatives)
        facts.representatives = representatives;
    return facts;
}

void WorkspaceFacts::writeInto(RegistrationForm &form) const
{
    form.categoryCode = categoryCode.value_or(form.categoryCode);
    form.address = address.value_or(form.address);
    form.timeZone = timeZone.value_or(form.timeZone);
    form.representatives = representatives.value_or(form.representatives);
}

} // namespace Minideck
