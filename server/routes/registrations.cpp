#include "registrations.h"

#include "effect.h"
#include "registrationbody.h"
#include "registrationdetail.h"
#include "registrationquestion.h"
#include "writeproblems.h"

#include <server/rules/cursor.h>
#include <server/rules/preconditions.h>
#include <server/rules/registrationreview.h>
#include <server/rules/registrations.h>

namespace Minideck {

using Broken = std::optional<BrokenRule>;

static std::optional<Problem> refuseOthers(const RouteCall &call, Connection &connection)
{
    const auto account = Accounts::byKey(connection, call.caller->account);
    return account && account->isOperator ? std::nullopt : std::optional(Problems::operatorsOnly());
}

static Answer listRegistrations(const RouteCall &call, Connection &connection, const MasterKey &key)
{
    if (const auto problem = refuseOthers(call, connection))
        return *problem;
    const auto parsed = RegistrationQuestion::parse(call.request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    const auto &question = std::get<RegistrationQuestion>(parsed);
    WorkspaceId after;
    if (!question.cursor.isEmpty()) {
        const auto cursor = Cursor::read(question.cursor, key, question.identity());
        if (!cursor)
            return Problems::foreignCursor();
        after = WorkspaceId(cursor->id);
    }
    // One more than asked for tells whether there are more.
    QList<Registration> page = RegistrationRows::page(connection, question.states, question.limit + 1, after);
    const bool more = page.size() > question.limit;
    if (more)
        page.removeLast();
    JsonText json;
    json.beginObject().key("items").beginArray();
    for (const Registration &registration : page) {
        json.beginObject();
        writeRegistrationForOperators(json, connection, registration);
        json.endObject();
    }
    json.endArray().key("next");
    if (more) {
        const Cursor cursor{.sortKey = {}, .id = page.last().workspace.id.text()};
        json.value(QString::fromLatin1(cursor.write(key, question.identity())));
    } else {
        json.null();
    }
    return jsonResponse(json.endObject().take());
}

static Answer showRegistration(const RouteCall &call, Connection &connection)
{
    if (const auto problem = refuseOthers(call, connection))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    const auto registration = RegistrationRows::byId(connection, WorkspaceId(call.parameters.first()));
    return registration ? Answer(registrationResponse(connection, *registration))
                        : Answer(Problems::notFound());
}

using Decide = Broken (*)(const ApprovalTools &, const Registration &, const ApprovalVerdict &);
enum class Words { None, Reason };

static Answer decide(PlatformEffect &effect, const MasterKey &key, Words words, Decide what)
{
    const auto id = WorkspaceId(effect.call.parameters.first());
    const auto registration = RegistrationRows::byId(effect.connection, id);
    if (!registration)
        return Problems::notFound();
    QString reason;
    if (words == Words::Reason) {
        const auto read = RegistrationBody::readReason(effect.call.request);
        if (const auto *problem = std::get_if<Problem>(&read))
            return *problem;
        reason = std::get<QString>(read);
    } else if (const auto problem = RegistrationBody::readNothing(effect.call.request)) {
        return *problem;
    }
    const auto fields = effect.call.request.headers.values("If-Match");
    const Precondition precondition = Preconditions::ifMatch(fields, registration->revision);
    if (precondition == Precondition::Missing)
        return Problems::revisionNeeded();
    if (precondition == Precondition::Stale)
        return Problems::revisionStale(registrationDetail(effect.connection, *registration));
    ChangeJournal journal = effect.journalOf(registration->workspace);
    const ApprovalTools tools{effect.connection, effect.now, effect.random, key, journal};
    const ApprovalVerdict verdict{.decider = effect.account.key, .text = reason, .role = std::nullopt};
    if (const auto broken = what(tools, *registration, verdict))
        return Problems::ruleBroken(*broken);
    const auto after = RegistrationRows::byId(effect.connection, id);
    return after ? Answer(registrationResponse(effect.connection, *after)) : Answer(Problems::notFound());
}

static Registrations statesOf(const ApprovalTools &tools)
{
    return Registrations(tools.connection, tools.now, tools.random, tools.key);
}

static Route decisionRoute(const MasterKey &key, const QString &verb, Words words, Decide what)
{
    return {"POST", u"/v1/registrations/{registration}/"_qs + verb, Route::Needs::Session,
            PlatformEffectHandler{
                PlatformEffectHandler::For::Operators,
                [&key, words, what](PlatformEffect &effect) { return decide(effect, key, words, what); }}};
}

std::vector<Route> registrationRoutes(const MasterKey &key)
{
    const auto session = Route::Needs::Session;
    return {
        {"GET", u"/v1/registrations"_qs, session,
         ReadingHandler{[&key](const RouteCall &call, Connection &connection) {
             return listRegistrations(call, connection, key);
         }}},
        {"GET", u"/v1/registrations/{registration}"_qs, session, ReadingHandler{showRegistration}},
        decisionRoute(key, u"approve"_qs, Words::None, RegistrationReview::approve),
        decisionRoute(key, u"reject"_qs, Words::Reason, RegistrationReview::reject),
        decisionRoute(
            key, u"suspend"_qs, Words::Reason,
            [](const ApprovalTools &tools, const Registration &one, const ApprovalVerdict &verdict) {
                return statesOf(tools).suspend(one, verdict.text, tools.journal);
            }),
        decisionRoute(key, u"reopen"_qs, Words::None,
                      [](const ApprovalTools &tools, const Registration &one, const ApprovalVerdict &) {
                          return statesOf(tools).reopen(one, tools.journal);
                      }),
    };
}

} // namespace Minideck
