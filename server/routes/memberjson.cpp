#include "memberjson.h"

namespace Minideck {

void writeAssignments(JsonText &json, const QList<Assignment> &assignments)
{
    json.key("assignments").beginArray();
    for (const Assignment &assignment : assignments) {
        json.beginObject()
            .member("kind", assignment.kind.text())
            .member("targetId", assignment.targetId)
            .member("targetName", assignment.targetName)
            .member("role", assignment.role.text())
            .endObject();
    }
    json.endArray();
}

void writeMember(JsonText &json, const StoredMember &record)
{
    const Member &member = record.member;
    json.member("id", member.id.text()).member("revision", member.revision);
    json.key("createdAt").time(record.createdAt);
    json.key("updatedAt").time(record.updatedAt);
    json.key("externalId").textOrNull(record.externalId);
    json.member("email", member.email)
        .member("name", member.name)
        .member("role", member.role.text())
        .member("programCreator", member.programCreator)
        .member("status", member.status.text());
    json.key("startedAt").time(member.startedAt);
    json.key("invitedBy");
    if (record.invitedById.isEmpty())
        json.null();
    else
        json.beginObject()
            .member("id", record.invitedById.text())
            .member("name", member.invitedByName)
            .endObject();
    if (record.invitationExpiresAt.isValid())
        json.key("invitationExpiresAt").time(record.invitationExpiresAt);
    writeAssignments(json, member.assignments);
    json.key("activity").beginObject();
    json.key("lastActivityAt").time(member.lastActivityAt);
    json.endObject();
}

void writeAssignable(JsonText &json, const StoredMember &record, const QList<Assignment> &assignments)
{
    json.member("id", record.member.id.text())
        .member("revision", record.member.revision)
        .member("email", record.member.email)
        .member("name", record.member.name)
        .member("status", record.member.status.text());
    writeAssignments(json, assignments);
}

void writeTeam(JsonText &json, const StoredTeam &record)
{
    json.member("id", record.team.id.text()).member("revision", record.team.revision);
    json.key("createdAt").time(record.createdAt);
    json.key("updatedAt").time(record.updatedAt);
    json.key("externalId").textOrNull(record.externalId);
    json.member("name", record.team.name);
}

} // namespace Minideck
