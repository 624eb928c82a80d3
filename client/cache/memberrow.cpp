#include "memberrow.h"

#include "wirecode.h"

#include <simdjson.h>

namespace Minideck {

namespace {

QDateTime readTime(const Statement &statement, int column)
{
    return statement.isNull(column) ? QDateTime()
                                    : QDateTime::fromMSecsSinceEpoch(statement.integer(column), Qt::UTC);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

class MemberRowReader::Json
{
public:
    simdjson::ondemand::parser parser;
    std::string text; //!< with room behind it, as the parser wants
};

MemberRowReader::MemberRowReader()
    : m_json(std::make_unique<Json>())
{ }

MemberRowReader::~MemberRowReader() = default;

QList<Assignment> MemberRowReader::assignments(std::string_view json)
{
    QList<Assignment> assignments;
    if (json.size() <= 2)
        return assignments;
    m_json->text.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    m_json->text = json;
    simdjson::ondemand::document document;
    simdjson::ondemand::array array;
    if (m_json->parser.iterate(m_json->text.data(), m_json->text.size(), m_json->text.capacity())
                .get(document)
            != simdjson::SUCCESS
        || document.get_array().get(array) != simdjson::SUCCESS)
        return assignments;
    for (auto element : array) {
        simdjson::ondemand::object fields;
        if (element.get_object().get(fields) != simdjson::SUCCESS)
            break;
        Assignment assignment;
        for (auto field : fields) {
            std::string_view text;
            if (field.key() == "kind" && field.value().get_string().get(text) == simdjson::SUCCESS)
                assignment.kind = WireEnum<AssignmentKind>(toQString(text));
            else if (field.key() == "targetId" && field.value().get_string().get(text) == simdjson::SUCCESS)
                assignment.targetId = toQString(text);
            else if (field.key() == "targetName" && field.value().get_string().get(text) == simdjson::SUCCESS)
                assignment.targetName = toQString(text);
            else if (field.key() == "role" && field.value().get_string().get(text) == simdjson::SUCCESS)
                assignment.role = WireEnum<AssignmentRole>(toQString(text));
        }
        assignments.append(std::move(assignment));
    }
    return assignments;
}

Member MemberRowReader::member(const Statement &statement)
{
    return Member{.id = MemberId(statement.string(0)),
                  .revision = statement.integer(1),
                  .name = statement.string(2),
                  .email = statement.string(3),
                  .role = readWire<Role>(statement, 4),
                  .programCreator = statement.integer(5) != 0,
                  .status = readWire<MemberStatus>(statement, 6),
                  .startedAt = readTime(statement, 7),
                  .lastActivityAt = readTime(statement, 8),
                  .invitedByName = statement.string(9),
                  .assignments = assignments(statement.bytes(10))};
}

} // namespace Minideck
