#include "bulkfloor.h"

#include "sqlite.h"

#include <QFile>

#include <simdjson.h>

namespace Minideck {

namespace {

using Object = simdjson::ondemand::object;
using Value = simdjson::ondemand::value;

constexpr const char *SetUp =
    "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    "PRAGMA wal_autocheckpoint=16000; PRAGMA temp_store=MEMORY;"
    "CREATE TABLE member(rid INTEGER PRIMARY KEY, id TEXT, revision INT, email TEXT, name TEXT,"
    " role TEXT, creator INT, status TEXT, started TEXT, inviter TEXT, assignments TEXT,"
    " active TEXT);";

void bindText(Sqlite::Query &query, int place, Value value)
{
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS)
        query.bind(place, text);
    else
        query.bindNull(place);
}

// The fields stand in the order of the wire, so each find starts where the last one ended.
void insert(Sqlite::Query &query, Object &member)
{
    bindText(query, 1, member.find_field("id").value());
    query.bind(2, int64_t(member.find_field("revision").value()));
    bindText(query, 3, member.find_field("email").value());
    bindText(query, 4, member.find_field("name").value());
    bindText(query, 5, member.find_field("role").value());
    query.bind(6, int64_t(bool(member.find_field("programCreator").value())));
    bindText(query, 7, member.find_field("status").value());
    bindText(query, 8, member.find_field("startedAt").value());
    Object inviter;
    if (member.find_field("invitedBy").get_object().get(inviter) == simdjson::SUCCESS)
        bindText(query, 9, inviter.find_field("name").value());
    else
        query.bindNull(9);
    query.bind(10, std::string_view(simdjson::to_json_string(member.find_field("assignments").value())));
    bindText(query, 11, member.find_field("activity").find_field("lastActivityAt").value());
    query.step();
    query.reset();
}

void insertAll(Sqlite::Query &query, const simdjson::padded_string &stream)
{
    simdjson::ondemand::parser parser;
    const char *const end = stream.data() + stream.size();
    const size_t room = stream.size() + simdjson::SIMDJSON_PADDING;
    for (const char *line = stream.data(); line < end;) {
        const auto *next = static_cast<const char *>(memchr(line, '\n', static_cast<size_t>(end - line)));
        const size_t before = static_cast<size_t>(line - stream.data());
        auto document = parser.iterate(line, static_cast<size_t>(next - line), room - before);
        Object record = document.get_object();
        if (std::string_view(record.find_field("type").value()) == "member")
            insert(query, record);
        line = next + 1;
    }
}

} // namespace

void BulkFloor::load(const QString &snapshotFile, const QString &databaseFile, Search search)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(databaseFile + QLatin1String(suffix));
    const simdjson::padded_string stream = simdjson::padded_string::load(snapshotFile.toStdString());
    Sqlite database(databaseFile, SetUp);
    database.execute("BEGIN");
    {
        Sqlite::Query query(
            database,
            "INSERT INTO member(id,revision,email,name,role,creator,status,started,inviter,assignments,"
            "active) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
        insertAll(query, stream);
    }
    database.execute(
        "CREATE UNIQUE INDEX member_id ON member(id); CREATE INDEX member_name ON member(name);"
        "CREATE INDEX member_email ON member(email); CREATE INDEX member_active ON member(active);");
    database.execute(
        search == Search::Words
            ? "CREATE VIRTUAL TABLE words USING fts5(name, email, content='member', content_rowid='rid')"
            : "CREATE VIRTUAL TABLE words USING fts5(name, email, content='member', content_rowid='rid',"
              " tokenize='trigram', detail=none)");
    database.execute("INSERT INTO words(words) VALUES('rebuild'); COMMIT;");
}

} // namespace Minideck
