#include "migrations.h"

#include <string>

namespace Minideck {

namespace {

// "MDck" in ASCII: tells a cache of ours from any other SQLite file.
constexpr qint64 ApplicationId = 0x4D44636B;

// Roles and statuses are numbers where this program knows them, so that they sort by rank, and texts where
// not.
constexpr const char *Members = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE team(id TEXT PRIMARY KEY, revision INTEGER NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE member(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role NOT NULL,
    creator INTEGER NOT NULL,
    status NOT NULL,
    started_at INTEGER,
    activity_at INTEGER,
    inviter TEXT,
    assigned INTEGER NOT NULL,
    assignments TEXT NOT NULL,
    sort_name TEXT NOT NULL);
CREATE TABLE assignment(target TEXT NOT NULL, role TEXT NOT NULL, member INTEGER NOT NULL);
CREATE TABLE gram(segment INTEGER, gram INTEGER, rows BLOB NOT NULL, PRIMARY KEY(segment, gram)) WITHOUT ROWID;
CREATE TABLE search_pending(row INTEGER PRIMARY KEY);
)";

} // namespace

const char *const MemberIndexes = R"(
CREATE UNIQUE INDEX IF NOT EXISTS member_id ON member(id);
CREATE INDEX IF NOT EXISTS member_name ON member(sort_name);
CREATE INDEX IF NOT EXISTS member_facts ON member(role, status, assigned);
CREATE INDEX IF NOT EXISTS assignment_target ON assignment(target, member, role);
)";

const char *const MemberSortIndexes = R"(
CREATE INDEX IF NOT EXISTS member_email ON member(email COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS member_started ON member(started_at);
CREATE INDEX IF NOT EXISTS member_activity ON member(activity_at);
)";

const char *const DropMemberIndexes = R"(
DROP INDEX IF EXISTS member_id;
DROP INDEX IF EXISTS member_name;
DROP INDEX IF EXISTS member_facts;
DROP INDEX IF EXISTS assignment_target;
DROP INDEX IF EXISTS member_email;
DROP INDEX IF EXISTS member_started;
DROP INDEX IF EXISTS member_activity;
)";

namespace {

std::string step(int version)
{
    switch (version) {
    case 1:
        return std::string(Members) + MemberIndexes + MemberSortIndexes;
    default:
        return {};
    }
}

Result<void> runStep(const Database &database, int version)
{
    Transaction transaction(database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Write); !begun)
        return begun;
    const std::string sql = step(version) + "PRAGMA application_id=" + std::to_string(ApplicationId)
        + ";PRAGMA user_version=" + std::to_string(version) + ";";
    if (Result<void> done = database.execute(sql.c_str()); !done)
        return done;
    return transaction.commit();
}

} // namespace

int cacheSchemaVersion()
{
    return 1;
}

Result<void> migrateCache(const Database &database)
{
    const Result<qint64> version = database.number("PRAGMA user_version");
    const Result<qint64> owner = database.number("PRAGMA application_id");
    const Result<qint64> tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!version || !owner || !tables)
        return !version ? version.error() : !owner ? owner.error() : tables.error();
    if (*owner != ApplicationId && *tables > 0)
        return Error{.kind = ErrorKind::CacheDamaged, .detail = u"a database of another program"_qs};
    if (*version > cacheSchemaVersion())
        return Error{.kind = ErrorKind::CacheTooNew, .detail = u"schema "_qs + QString::number(*version)};

    for (int next = static_cast<int>(*version) + 1; next <= cacheSchemaVersion(); ++next) {
        if (Result<void> done = runStep(database, next); !done)
            return done;
    }
    return {};
}

} // namespace Minideck
