#include "snapshot.h"

#include "memberjson.h"

#include <QUrl>

#include <simdjson.h>

#include <cstring>
#include <vector>

namespace Minideck {

namespace {

using simdjson::ondemand::object;

constexpr qsizetype FirstBuffer = 256 * 1024;

Error broken(const char *what)
{
    return Error{.kind = ErrorKind::NotThePlatform,
                 .code = u"snapshot"_qs,
                 .detail = u"snapshot: "_qs + QString::fromLatin1(what)};
}

Error broken(simdjson::error_code code)
{
    return broken(simdjson::error_message(code));
}

std::optional<qint64> number(simdjson::simdjson_result<simdjson::ondemand::value> json)
{
    int64_t number = 0;
    return json.get_int64().get(number) == simdjson::SUCCESS ? std::optional<qint64>(number) : std::nullopt;
}

} // namespace

class SnapshotReader::Parser
{
public:
    explicit Parser(SnapshotSink &sink)
        : m_sink(sink)
        , m_buffer(FirstBuffer)
    { }

    Result<void> feed(QByteArrayView bytes);
    Result<void> finish() const;

    qint64 records() const { return m_records; }

private:
    Result<void> line(const char *begin, size_t size, size_t readable);
    Result<void> record(std::string_view type, object &fields);
    Result<void> head(object &fields);
    Result<void> end(object &fields);

    SnapshotSink &m_sink;
    simdjson::ondemand::parser m_json;
    std::vector<char> m_buffer; //!< always ends in SIMDJSON_PADDING readable bytes behind the data
    size_t m_size = 0;
    MemberRecord m_member;
    qint64 m_records = 0;
    bool m_begun = false;
    bool m_ended = false;
};

Result<void> SnapshotReader::Parser::feed(QByteArrayView bytes)
{
    const size_t needed = m_size + static_cast<size_t>(bytes.size()) + simdjson::SIMDJSON_PADDING;
    if (needed > m_buffer.size())
        m_buffer.resize(std::max(needed, m_buffer.size() * 2));
    std::memcpy(m_buffer.data() + m_size, bytes.data(), static_cast<size_t>(bytes.size()));
    m_size += static_cast<size_t>(bytes.size());

    size_t start = 0;
    while (start < m_size) {
        const char *begin = m_buffer.data() + start;
        const void *newline = std::memchr(begin, '\n', m_size - start);
        if (!newline)
            break;
        const auto length = static_cast<size_t>(static_cast<const char *>(newline) - begin);
        if (Result<void> done = line(begin, length, m_buffer.size() - start); !done)
            return done;
        start += length + 1;
    }
    m_size -= start;
    std::memmove(m_buffer.data(), m_buffer.data() + start, m_size);
    return m_size > size_t(LineMaximum) ? broken("line too long") : Result<void>();
}

Result<void> SnapshotReader::Parser::line(const char *begin, size_t size, size_t readable)
{
    if (size > size_t(LineMaximum))
        return broken("line too long");
    if (size == 0 || (size == 1 && *begin == '\r'))
        return {};
    simdjson::ondemand::document document;
    if (const auto code = m_json.iterate(begin, size, readable).get(document))
        return broken(code);
    object fields;
    if (const auto code = document.get_object().get(fields))
        return broken(code);
    std::string_view type;
    if (const auto code = fields.find_field_unordered("type").get_string().get(type))
        return broken(code);
    if (const auto code = fields.reset().error())
        return broken(code);
    return record(type, fields);
}

Result<void> SnapshotReader::Parser::record(std::string_view type, object &fields)
{
    if (!m_begun)
        return type == "snapshot" ? head(fields) : broken("does not begin like one");
    if (m_ended)
        return broken("goes on after its end");
    if (type == "member") {
        if (const auto code = readMemberJson(fields, m_member))
            return broken(code);
        ++m_records;
        return m_sink.member(m_member);
    }
    if (type == "team") {
        TeamRecord team;
        if (const auto code = readTeamJson(fields, team))
            return broken(code);
        ++m_records;
        return m_sink.team(team);
    }
    return type == "end" ? end(fields) : Result<void>();
}

Result<void> SnapshotReader::Parser::head(object &fields)
{
    m_begun = true;
    SnapshotHead head;
    std::string_view sequence;
    if (const auto code = fields["sequence"].get_string().get(sequence))
        return broken(code);
    head.sequence = sequence;
    // Only announcements: they size the work and the progress bar.
    head.teams = number(fields["counts"]["team"]).value_or(0);
    head.members = number(fields["counts"]["member"]).value_or(0);
    return m_sink.head(head);
}

Result<void> SnapshotReader::Parser::end(object &fields)
{
    m_ended = true;
    const std::optional<qint64> records = number(fields["records"]);
    return records && *records >= m_records ? Result<void>()
                                            : broken("its end counts fewer records than came");
}

Result<void> SnapshotReader::Parser::finish() const
{
    if (!m_ended)
        return broken("cut before its end");
    return {};
}

SnapshotReader::SnapshotReader(SnapshotSink &sink)
    : m_parser(std::make_unique<Parser>(sink))
{ }

SnapshotReader::~SnapshotReader() = default;

Result<void> SnapshotReader::feed(QByteArrayView bytes)
{
    return m_parser->feed(bytes);
}

Result<void> SnapshotReader::finish()
{
    return m_parser->finish();
}

qint64 SnapshotReader::records() const
{
    return m_parser->records();
}

QString snapshotPath(const QString &workspaceName)
{
    return u"/v1/workspaces/"_qs + QString::fromLatin1(QUrl::toPercentEncoding(workspaceName))
        + u"/snapshot"_qs;
}

} // namespace Minideck
