#include "workspacejson.h"

#include <core/merchantcategories.h>

namespace Minideck {

void writeWorkspaceState(JsonText &json, const WorkspaceRecord &workspace)
{
    json.member("id", workspace.id.text())
        .member("name", workspace.name)
        .member("status", toWire(workspace.status))
        .key("statusReason")
        .textOrNull(workspace.statusReason);
}

void writeRegistration(JsonText &json, const Registration &registration)
{
    writeWorkspaceState(json, registration.workspace);
    json.member("revision", registration.revision);
    json.key("createdAt").time(registration.createdAt);
    json.key("updatedAt").time(registration.updatedAt);
    json.key("externalId").null();
    json.key("businessScope");
    if (const auto category = merchantCategory(registration.form.categoryCode)) {
        json.beginObject()
            .member("code", category->code.toString())
            .member("name", category->name.toString())
            .endObject();
    } else {
        json.null();
    }
    json.member("businessAddress", registration.form.address);
    json.key("representatives").beginArray();
    for (const Representative &person : registration.form.representatives)
        json.beginObject().member("name", person.name).member("email", person.email).endObject();
    json.endArray().member("timeZone", registration.form.timeZone);
}

} // namespace Minideck
