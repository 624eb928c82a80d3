#include "memberwire.h"

#include <client/cache/wiretime.h>

namespace Minideck {

namespace {

QDateTime timeOf(const QJsonValue &json)
{
    const QByteArray text = json.toString().toUtf8();
    const std::optional<qint64> time =
        parseWireTime(std::string_view(text.constData(), static_cast<size_t>(text.size())));
    return time ? QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC) : QDateTime();
}

QJsonValue wireTime(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

} // namespace

bool isWholeMember(const QJsonObject &json)
{
    return json.contains(u"role");
}

Member memberOfJson(const QJsonObject &json)
{
    Member member{.id = MemberId(json[u"id"].toString()),
                  .revision = json[u"revision"].toInteger(),
                  .name = json[u"name"].toString(),
                  .email = json[u"email"].toString(),
                  .role = WireEnum<Role>(json[u"role"].toString()),
                  .programCreator = json[u"programCreator"].toBool(),
                  .status = WireEnum<MemberStatus>(json[u"status"].toString()),
                  .startedAt = timeOf(json[u"startedAt"]),
                  .lastActivityAt = timeOf(json[u"activity"][u"lastActivityAt"]),
                  .invitedByName = json[u"invitedBy"][u"name"].toString(),
                  .assignments = {}};
    for (const QJsonValue &value : json[u"assignments"].toArray()) {
        member.assignments.append({.kind = WireEnum<AssignmentKind>(value[u"kind"].toString()),
                                   .targetId = value[u"targetId"].toString(),
                                   .targetName = value[u"targetName"].toString(),
                                   .role = WireEnum<AssignmentRole>(value[u"role"].toString())});
    }
    return member;
}

QJsonArray toJson(const QList<Assignment> &assignments)
{
    QJsonArray array;
    for (const Assignment &assignment : assignments) {
        array.append(QJsonObject{{u"kind"_qs, assignment.kind.text()},
                                 {u"targetId"_qs, assignment.targetId},
                                 {u"role"_qs, assignment.role.text()}});
    }
    return array;
}

QJsonObject toJson(const Member &member)
{
    QJsonArray assignments;
    for (const Assignment &assignment : member.assignments) {
        assignments.append(QJsonObject{{u"kind"_qs, assignment.kind.text()},
                                       {u"targetId"_qs, assignment.targetId},
                                       {u"targetName"_qs, assignment.targetName},
                                       {u"role"_qs, assignment.role.text()}});
    }
    return {{u"id"_qs, member.id.text()},
            {u"revision"_qs, member.revision},
            {u"name"_qs, member.name},
            {u"email"_qs, member.email},
            {u"role"_qs, member.role.text()},
            {u"programCreator"_qs, member.programCreator},
            {u"status"_qs, member.status.text()},
            {u"startedAt"_qs, wireTime(member.startedAt)},
            {u"activity"_qs, QJsonObject{{u"lastActivityAt"_qs, wireTime(member.lastActivityAt)}}},
            {u"invitedBy"_qs, QJsonObject{{u"name"_qs, member.invitedByName}}},
            {u"assignments"_qs, assignments}};
}

} // namespace Minideck
