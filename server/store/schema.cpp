#include "schema.h"

namespace Minideck::Schema {

// Times are milliseconds since 1970 in UTC, NULL for "never". Enums are kept as their place in the enum of
// core, so that they sort by meaning. Tokens and codes are kept as SHA-256 only. `key` columns are ours and
// never leave the server.
QStringList firstTables()
{
    return {
        u"CREATE TABLE setting ("
        u" name TEXT PRIMARY KEY,"
        u" value TEXT NOT NULL) STRICT, WITHOUT ROWID"_qs,

        u"CREATE TABLE account ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" email TEXT NOT NULL,"
        u" email_folded TEXT NOT NULL UNIQUE,"
        u" name TEXT NOT NULL,"
        u" password_hash TEXT NOT NULL,"
        u" demo INTEGER NOT NULL DEFAULT 0,"
        u" created_at INTEGER NOT NULL) STRICT"_qs,

        u"CREATE TABLE session ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,"
        u" created_at INTEGER NOT NULL,"
        u" revoked_at INTEGER) STRICT"_qs,
        u"CREATE INDEX session_account ON session (account)"_qs,

        u"CREATE TABLE session_token ("
        u" session INTEGER NOT NULL REFERENCES session (key) ON DELETE CASCADE,"
        u" generation INTEGER NOT NULL,"
        u" access_hash BLOB NOT NULL UNIQUE,"
        u" access_expires_at INTEGER NOT NULL,"
        u" refresh_hash BLOB NOT NULL UNIQUE,"
        u" refresh_expires_at INTEGER NOT NULL,"
        u" rotated_at INTEGER,"
        u" PRIMARY KEY (session, generation)) STRICT, WITHOUT ROWID"_qs,

        u"CREATE TABLE workspace ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" name TEXT NOT NULL,"
        u" name_folded TEXT NOT NULL UNIQUE,"
        u" status INTEGER NOT NULL,"
        u" revision INTEGER NOT NULL,"
        u" change_sequence INTEGER NOT NULL,"
        u" created_at INTEGER NOT NULL,"
        u" updated_at INTEGER NOT NULL) STRICT"_qs,

        u"CREATE TABLE team ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" workspace INTEGER NOT NULL REFERENCES workspace (key),"
        u" name TEXT NOT NULL,"
        u" external_id TEXT,"
        u" revision INTEGER NOT NULL,"
        u" created_at INTEGER NOT NULL,"
        u" updated_at INTEGER NOT NULL) STRICT"_qs,
        u"CREATE INDEX team_workspace ON team (workspace, id)"_qs,

        u"CREATE TABLE app ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" team INTEGER NOT NULL REFERENCES team (key),"
        u" name TEXT NOT NULL) STRICT"_qs,

        u"CREATE TABLE mini_program ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" team INTEGER NOT NULL REFERENCES team (key),"
        u" name TEXT NOT NULL) STRICT"_qs,

        u"CREATE TABLE member ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" workspace INTEGER NOT NULL REFERENCES workspace (key),"
        u" account INTEGER REFERENCES account (key),"
        u" email TEXT NOT NULL,"
        u" email_folded TEXT NOT NULL,"
        u" name TEXT NOT NULL,"
        u" name_folded TEXT NOT NULL,"
        u" name_sort TEXT NOT NULL,"
        u" role INTEGER NOT NULL,"
        u" program_creator INTEGER NOT NULL DEFAULT 0,"
        u" status INTEGER NOT NULL,"
        u" started_at INTEGER,"
        u" last_activity_at INTEGER,"
        u" invited_by INTEGER REFERENCES member (key),"
        u" external_id TEXT,"
        u" revision INTEGER NOT NULL,"
        u" created_at INTEGER NOT NULL,"
        u" updated_at INTEGER NOT NULL,"
        u" UNIQUE (workspace, email_folded)) STRICT"_qs,
        u"CREATE INDEX member_account ON member (account) WHERE account IS NOT NULL"_qs,
        u"CREATE INDEX member_invited_by ON member (invited_by) WHERE invited_by IS NOT NULL"_qs,
        u"CREATE INDEX member_by_name ON member (workspace, name_sort, id)"_qs,
        u"CREATE INDEX member_by_role ON member (workspace, role, id)"_qs,
        u"CREATE INDEX member_by_status ON member (workspace, status, id)"_qs,
        u"CREATE INDEX member_by_start ON member (workspace, ifnull(started_at, -1), id)"_qs,
        u"CREATE INDEX member_by_activity ON member (workspace, ifnull(last_activity_at, -1), id)"_qs,

        // The target is a team, an app or a program, so no foreign key can be told.
        u"CREATE TABLE assignment ("
        u" member INTEGER NOT NULL REFERENCES member (key) ON DELETE CASCADE,"
        u" kind INTEGER NOT NULL,"
        u" target_id TEXT NOT NULL,"
        u" role INTEGER NOT NULL,"
        u" PRIMARY KEY (member, kind, target_id, role)) STRICT, WITHOUT ROWID"_qs,
        u"CREATE INDEX assignment_target ON assignment (target_id, role)"_qs,

        u"CREATE TABLE invitation ("
        u" member INTEGER PRIMARY KEY REFERENCES member (key) ON DELETE CASCADE,"
        u" code_hash BLOB NOT NULL,"
        u" sent_at INTEGER NOT NULL,"
        u" expires_at INTEGER NOT NULL) STRICT"_qs,
    };
}

} // namespace Minideck::Schema
