#include "memberjson.h"

#include <client/cache/wiretime.h>

namespace Minideck {

namespace {

using simdjson::error_code;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

error_code readNullableText(value json, std::string_view &text)
{
    json_type type{};
    if (const error_code code = json.type().get(type))
        return code;
    if (type != json_type::null)
        return json.get_string().get(text);
    text = {};
    return simdjson::SUCCESS;
}

error_code readNumber(value json, qint64 &number)
{
    int64_t read = 0;
    const error_code code = json.get_int64().get(read);
    number = read;
    return code;
}

error_code readTime(value json, std::optional<qint64> &time)
{
    std::string_view text;
    if (const error_code code = readNullableText(json, text))
        return code;
    time = text.empty() ? std::nullopt : parseWireTime(text);
    return simdjson::SUCCESS;
}

error_code readInviter(value json, std::string_view &name)
{
    json_type type{};
    if (const error_code code = json.type().get(type))
        return code;
    name = {};
    if (type != json_type::object)
        return simdjson::SUCCESS;
    return json["name"].get_string().get(name);
}

error_code readActivity(value json, std::optional<qint64> &time)
{
    object fields;
    if (const error_code code = json.get_object().get(fields))
        return code;
    for (auto field : fields) {
        if (field.key() == "lastActivityAt") {
            if (const error_code code = readTime(field.value(), time))
                return code;
        }
    }
    return simdjson::SUCCESS;
}

error_code readAssignments(value json, MemberRecord &member)
{
    simdjson::ondemand::array array;
    if (const error_code code = json.get_array().get(array))
        return code;
    for (auto element : array) {
        object fields;
        if (const error_code code = element.get_object().get(fields))
            return code;
        MemberRecord::Assignment assignment;
        for (auto field : fields) {
            error_code code = simdjson::SUCCESS;
            if (field.key() == "targetId")
                code = field.value().get_string().get(assignment.target);
            else if (field.key() == "role")
                code = field.value().get_string().get(assignment.role);
            if (code)
                return code;
        }
        member.assignments.push_back(assignment);
    }
    if (const error_code code = array.reset().error())
        return code;
    return array.raw_json().get(member.assignmentsJson);
}

error_code readMemberField(std::string_view key, value json, MemberRecord &member)
{
    if (key == "id")
        return json.get_string().get(member.id);
    if (key == "revision")
        return readNumber(json, member.revision);
    if (key == "name")
        return json.get_string().get(member.name);
    if (key == "email")
        return json.get_string().get(member.email);
    if (key == "role")
        return json.get_string().get(member.role);
    if (key == "status")
        return json.get_string().get(member.status);
    if (key == "programCreator")
        return json.get_bool().get(member.programCreator);
    if (key == "startedAt")
        return readTime(json, member.startedAt);
    if (key == "activity")
        return readActivity(json, member.lastActivityAt);
    if (key == "invitedBy")
        return readInviter(json, member.inviter);
    if (key == "assignments")
        return readAssignments(json, member);
    return simdjson::SUCCESS;
}

} // namespace

error_code readMemberJson(object &fields, MemberRecord &member)
{
    member.clear();
    for (auto field : fields) {
        std::string_view key;
        value json;
        if (const error_code code = field.unescaped_key().get(key))
            return code;
        if (const error_code code = field.value().get(json))
            return code;
        if (const error_code code = readMemberField(key, json, member))
            return code;
    }
    return member.id.empty() ? simdjson::NO_SUCH_FIELD : simdjson::SUCCESS;
}

error_code readTeamJson(object &fields, TeamRecord &team)
{
    for (auto field : fields) {
        std::string_view key;
        value json;
        if (const error_code code = field.unescaped_key().get(key))
            return code;
        if (const error_code code = field.value().get(json))
            return code;
        error_code code = simdjson::SUCCESS;
        if (key == "id")
            code = json.get_string().get(team.id);
        else if (key == "revision")
            code = readNumber(json, team.revision);
        else if (key == "name")
            code = json.get_string().get(team.name);
        if (code)
            return code;
    }
    return team.id.empty() ? simdjson::NO_SUCH_FIELD : simdjson::SUCCESS;
}

} // namespace Minideck
