#include "changes.h"

#include "memberjson.h"
#include "memberrequests.h"

#include <optional>

namespace Minideck {

namespace {

using simdjson::error_code;
using simdjson::ondemand::array;
using simdjson::ondemand::document;
using simdjson::ondemand::object;

// What one entry of a page says; the texts live as long as the page.
struct Change
{
    std::string_view kind;
    std::string_view id;
    bool deleted = false;
    bool hasMember = false;
    TeamRecord team = {}; //!< without an id if there is none
};

Error broken(const char *what)
{
    return Error{.kind = ErrorKind::NotThePlatform,
                 .code = u"changes"_qs,
                 .detail = u"changes: "_qs + QString::fromLatin1(what)};
}

Error broken(error_code code)
{
    return broken(simdjson::error_message(code));
}

error_code readChange(object &fields, Change &change, MemberRecord &member)
{
    for (auto field : fields) {
        std::string_view key;
        if (const error_code code = field.unescaped_key().get(key))
            return code;
        error_code code = simdjson::SUCCESS;
        if (key == "kind") {
            code = field.value().get_string().get(change.kind);
        } else if (key == "id") {
            code = field.value().get_string().get(change.id);
        } else if (key == "deleted") {
            code = field.value().get_bool().get(change.deleted);
        } else if (key == "member") {
            object nested;
            code = field.value().get_object().get(nested);
            if (!code)
                code = readMemberJson(nested, member);
            change.hasMember = true;
        } else if (key == "team") {
            object nested;
            code = field.value().get_object().get(nested);
            if (!code)
                code = readTeamJson(nested, change.team);
        }
        if (code)
            return code;
    }
    return change.id.empty() ? simdjson::NO_SUCH_FIELD : simdjson::SUCCESS;
}

Result<void> handOnTeam(const Change &change, ChangeSink &sink)
{
    if (change.deleted)
        return sink.teamGone(change.id);
    return change.team.id == change.id ? sink.teamChanged(change.team) : broken("a change without its team");
}

Result<void> handOn(const Change &change, const MemberRecord &member, ChangeSink &sink)
{
    if (change.kind == "team")
        return handOnTeam(change, sink);
    if (change.kind != "member")
        return {};
    if (change.deleted)
        return sink.memberGone(change.id);
    if (!change.hasMember || member.id != change.id)
        return broken("a change without its member");
    return sink.memberChanged(member);
}

Result<void> readAll(array changes, ChangeSink &sink)
{
    MemberRecord member;
    for (auto element : changes) {
        object fields;
        if (const error_code code = element.get_object().get(fields))
            return broken(code);
        Change change;
        if (const error_code code = readChange(fields, change, member))
            return broken(code);
        if (Result<void> taken = handOn(change, member, sink); !taken)
            return taken;
    }
    return {};
}

simdjson::padded_string padded(const QByteArray &json)
{
    return simdjson::padded_string(json.constData(), static_cast<size_t>(json.size()));
}

} // namespace

Result<ChangesEnd> readChanges(const QByteArray &page, ChangeSink &sink)
{
    const simdjson::padded_string text = padded(page);
    simdjson::ondemand::parser parser;
    document parsed;
    object fields;
    if (const error_code code = parser.iterate(text).get(parsed))
        return broken(code);
    if (const error_code code = parsed.get_object().get(fields))
        return broken(code);
    std::optional<int64_t> next;
    std::optional<bool> more;
    bool scopeChanged = false;
    bool changes = false;
    for (auto field : fields) {
        std::string_view key;
        error_code code = field.unescaped_key().get(key);
        if (!code && key == "changes") {
            array list;
            code = field.value().get_array().get(list);
            if (code)
                return broken(code);
            changes = true;
            if (Result<void> read = readAll(list, sink); !read)
                return read.error();
        } else if (!code && key == "next") {
            code = field.value().get_int64().get(next.emplace());
        } else if (!code && key == "more") {
            code = field.value().get_bool().get(more.emplace());
        } else if (!code && key == "scopeChanged") {
            code = field.value().get_bool().get(scopeChanged);
        }
        if (code)
            return broken(code);
    }
    if (!changes || !next || !more)
        return broken("something of a page is missing");
    return ChangesEnd{.next = *next, .more = *more, .scopeChanged = scopeChanged};
}

Result<void> readMember(const QByteArray &json, ChangeSink &sink)
{
    const simdjson::padded_string text = padded(json);
    simdjson::ondemand::parser parser;
    document parsed;
    object fields;
    MemberRecord member;
    if (const error_code code = parser.iterate(text).get(parsed))
        return broken(code);
    if (const error_code code = parsed.get_object().get(fields))
        return broken(code);
    if (const error_code code = readMemberJson(fields, member))
        return broken(code);
    return sink.memberChanged(member);
}

QString changesPath(const QString &workspaceName)
{
    return workspacePath(workspaceName, u"changes"_qs);
}

} // namespace Minideck
