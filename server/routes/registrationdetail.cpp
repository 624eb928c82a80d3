#include "registrationdetail.h"

#include "workspacejson.h"

#include <server/rules/preconditions.h>
#include <server/rules/registrations.h>
#include <server/store/accountstore.h>

namespace Minideck {

void writeRegistrationForOperators(JsonText &json, Connection &connection, const Registration &registration)
{
    writeRegistration(json, registration);
    json.key("registeredBy");
    const auto account = Accounts::byKey(connection, registration.registeredBy);
    if (account) {
        json.beginObject()
            .member("id", account->id.text())
            .member("email", account->email)
            .member("name", account->name)
            .endObject();
    } else {
        json.null();
    }
    json.key("decidedAt").time(registration.decidedAt);
}

static void writeDecisions(JsonText &json, WorkspaceStatus status)
{
    const bool waits = status == WorkspaceStatus::UnderReview;
    const std::pair<QString, bool> decisions[] = {
        {u"workspace.approve"_qs, waits},
        {u"workspace.reject"_qs, waits},
        {u"workspace.suspend"_qs, Registrations::canDecide(status, WorkspaceStatus::Suspended)},
        {u"workspace.reopen"_qs, status == WorkspaceStatus::Suspended},
    };
    json.key("allowedActions").beginArray();
    for (const auto &[action, allowed] : decisions) {
        json.beginObject()
            .member("action", action)
            .member("allowed", allowed)
            .key("reason")
            .textOrNull(allowed ? QString() : u"wrongState"_qs)
            .endObject();
    }
    json.endArray();
}

QByteArray registrationDetail(Connection &connection, const Registration &registration)
{
    JsonText json;
    json.beginObject();
    writeRegistrationForOperators(json, connection, registration);
    writeDecisions(json, registration.workspace.status);
    return json.endObject().take();
}

HttpResponse registrationResponse(Connection &connection, const Registration &registration)
{
    HttpResponse response = jsonResponse(registrationDetail(connection, registration));
    response.headers.set("ETag", Preconditions::etag(registration.revision));
    return response;
}

} // namespace Minideck
