#include "migrations.h"

#include "fileschema.h"

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

} // namespace

int cacheSchemaVersion()
{
    return 1;
}

Result<void> migrateCache(const Database &database)
{
    return migrateFile(database,
                       {.applicationId = ApplicationId, .version = cacheSchemaVersion(), .step = &step});
}

} // namespace Minideck
