#include "accountjson.h"

namespace Minideck {

void writeWorkspace(JsonText &json, const AccountWorkspace &workspace)
{
    json.beginObject()
        .member("id", workspace.membership.id.text())
        .member("name", workspace.membership.name)
        .member("status", workspace.membership.status.text())
        .member("memberId", workspace.membership.memberId.text())
        .member("role", workspace.membership.role.text())
        .member("memberStatus", workspace.memberStatus.text())
        .endObject();
}

void writeSessionAccount(JsonText &json, const AccountRecord &account,
                         const QList<AccountWorkspace> &workspaces)
{
    json.key("account")
        .beginObject()
        .member("id", account.id.text())
        .member("email", account.email)
        .member("name", account.name)
        .member("verified", account.verifiedAt.isValid())
        .member("operator", account.isOperator)
        .endObject()
        .key("workspaces")
        .beginArray();
    for (const AccountWorkspace &workspace : workspaces)
        writeWorkspace(json, workspace);
    json.endArray();
}

QByteArray accountDetail(const AccountRecord &account)
{
    JsonText json;
    json.beginObject().member("id", account.id.text()).member("revision", account.revision);
    json.key("createdAt").time(account.createdAt);
    json.key("updatedAt").time(account.updatedAt);
    json.key("externalId").null();
    json.member("email", account.email)
        .member("displayName", account.name)
        .member("verified", account.verifiedAt.isValid())
        .member("operator", account.isOperator);
    return json.endObject().take();
}

} // namespace Minideck
