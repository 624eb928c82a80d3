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

// The feed keeps one row per object, its newest change. Workspaces that exist have none, so theirs begins
// now. The audit log only grows: the triggers stop SQL of our own making, the chain of hashes shows other
// hands.
QStringList writingTables()
{
    return {
        u"ALTER TABLE workspace ADD COLUMN feed_start INTEGER NOT NULL DEFAULT 0"_qs,
        u"UPDATE workspace SET feed_start = change_sequence"_qs,

        u"CREATE TABLE change_log ("
        u" workspace INTEGER NOT NULL REFERENCES workspace (key),"
        u" kind TEXT NOT NULL,"
        u" object_id TEXT NOT NULL,"
        u" sequence INTEGER NOT NULL,"
        u" deleted INTEGER NOT NULL,"
        u" PRIMARY KEY (workspace, kind, object_id)) STRICT, WITHOUT ROWID"_qs,
        u"CREATE UNIQUE INDEX change_log_sequence ON change_log (workspace, sequence)"_qs,

        u"CREATE TABLE idempotency ("
        u" account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,"
        u" key TEXT NOT NULL,"
        u" fingerprint BLOB NOT NULL,"
        u" status INTEGER NOT NULL,"
        u" etag TEXT NOT NULL,"
        u" body BLOB NOT NULL,"
        u" created_at INTEGER NOT NULL,"
        u" PRIMARY KEY (account, key)) STRICT, WITHOUT ROWID"_qs,
        u"CREATE INDEX idempotency_age ON idempotency (created_at)"_qs,

        u"CREATE TABLE audit_event ("
        u" number INTEGER PRIMARY KEY,"
        u" at INTEGER NOT NULL,"
        u" workspace_id TEXT NOT NULL,"
        u" account_id TEXT NOT NULL,"
        u" member_id TEXT NOT NULL,"
        u" action TEXT NOT NULL,"
        u" object_kind TEXT NOT NULL,"
        u" object_id TEXT NOT NULL,"
        u" before TEXT NOT NULL,"
        u" after TEXT NOT NULL,"
        u" reason TEXT NOT NULL,"
        u" request_id TEXT NOT NULL,"
        u" idempotency_key TEXT NOT NULL,"
        u" hash BLOB NOT NULL) STRICT"_qs,
        u"CREATE INDEX audit_event_object ON audit_event (workspace_id, object_id)"_qs,
        u"CREATE TRIGGER audit_event_grows_by_one BEFORE INSERT ON audit_event"
        u" WHEN NEW.number <> (SELECT ifnull(max(number), 0) + 1 FROM audit_event)"
        u" BEGIN SELECT RAISE(ABORT, 'the audit log only grows by one'); END"_qs,
        u"CREATE TRIGGER audit_event_is_not_changed BEFORE UPDATE ON audit_event"
        u" BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"_qs,
        u"CREATE TRIGGER audit_event_is_not_deleted BEFORE DELETE ON audit_event"
        u" BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"_qs,
    };
}

// What a workspace was registered with (ACC-2) and why it is in its state (ACC-8). `scope_sequence` is where
// a member's own rights changed last, so that the feed can tell. Tombstones are kept for a while; those from
// before this step count as old.
QStringList workspaceTables()
{
    return {
        u"ALTER TABLE workspace ADD COLUMN status_reason TEXT NOT NULL DEFAULT ''"_qs,
        u"ALTER TABLE workspace ADD COLUMN category_code TEXT NOT NULL DEFAULT ''"_qs,
        u"ALTER TABLE workspace ADD COLUMN address TEXT NOT NULL DEFAULT ''"_qs,
        u"ALTER TABLE workspace ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC'"_qs,
        u"ALTER TABLE workspace ADD COLUMN registered_by INTEGER REFERENCES account (key)"_qs,
        u"ALTER TABLE workspace ADD COLUMN decided_at INTEGER"_qs,
        u"CREATE INDEX workspace_registered_by ON workspace (registered_by) WHERE registered_by IS NOT NULL"_qs,

        u"CREATE TABLE representative ("
        u" workspace INTEGER NOT NULL REFERENCES workspace (key) ON DELETE CASCADE,"
        u" place INTEGER NOT NULL,"
        u" name TEXT NOT NULL,"
        u" email TEXT NOT NULL,"
        u" PRIMARY KEY (workspace, place)) STRICT, WITHOUT ROWID"_qs,

        u"ALTER TABLE member ADD COLUMN scope_sequence INTEGER NOT NULL DEFAULT 0"_qs,

        u"ALTER TABLE change_log ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0"_qs,
        u"CREATE INDEX change_log_tombstone ON change_log (changed_at) WHERE deleted = 1"_qs,
    };
}

} // namespace Minideck::Schema
