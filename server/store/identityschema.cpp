#include "schema.h"

namespace Minideck::Schema {

// Accounts that exist were made by the seed, whose addresses are taken as verified. Codes are kept as HMAC
// with the server's key, because what a person can type is too short for a plain hash; the text of a mail is
// sealed with the same key, because it holds the code.
QStringList identityTables()
{
    return {
        u"ALTER TABLE account ADD COLUMN verified_at INTEGER"_qs,
        u"ALTER TABLE account ADD COLUMN operator INTEGER NOT NULL DEFAULT 0"_qs,
        u"ALTER TABLE account ADD COLUMN revision INTEGER NOT NULL DEFAULT 1"_qs,
        u"ALTER TABLE account ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0"_qs,
        u"UPDATE account SET verified_at = created_at, updated_at = created_at"_qs,

        u"ALTER TABLE session ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0"_qs,
        u"ALTER TABLE session ADD COLUMN on_behalf_of TEXT NOT NULL DEFAULT ''"_qs,
        u"UPDATE session SET last_seen_at = created_at"_qs,
        u"ALTER TABLE audit_event ADD COLUMN on_behalf_of TEXT NOT NULL DEFAULT ''"_qs,

        // Nobody was ever mailed these codes.
        u"ALTER TABLE invitation DROP COLUMN code_hash"_qs,

        u"CREATE TABLE one_time_code ("
        u" key INTEGER PRIMARY KEY,"
        u" purpose INTEGER NOT NULL,"
        u" address TEXT NOT NULL,"
        u" member INTEGER REFERENCES member (key) ON DELETE CASCADE,"
        u" code_hash BLOB NOT NULL,"
        u" attempts INTEGER NOT NULL DEFAULT 0,"
        u" expires_at INTEGER NOT NULL) STRICT"_qs,
        u"CREATE INDEX one_time_code_address ON one_time_code (address, purpose)"_qs,
        u"CREATE INDEX one_time_code_member ON one_time_code (member) WHERE member IS NOT NULL"_qs,
        u"CREATE INDEX one_time_code_age ON one_time_code (expires_at)"_qs,

        // Keys of those who have no account yet.
        u"CREATE TABLE open_idempotency ("
        u" key TEXT PRIMARY KEY,"
        u" fingerprint BLOB NOT NULL,"
        u" status INTEGER NOT NULL,"
        u" etag TEXT NOT NULL,"
        u" body BLOB NOT NULL,"
        u" created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID"_qs,
        u"CREATE INDEX open_idempotency_age ON open_idempotency (created_at)"_qs,

        u"CREATE TABLE mail_outbox ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" recipient TEXT NOT NULL,"
        u" subject TEXT NOT NULL,"
        u" text BLOB NOT NULL,"
        u" code BLOB NOT NULL,"
        u" created_at INTEGER NOT NULL,"
        u" attempts INTEGER NOT NULL DEFAULT 0,"
        u" due_at INTEGER,"
        u" sent_at INTEGER) STRICT"_qs,
        u"CREATE INDEX mail_outbox_due ON mail_outbox (due_at) WHERE due_at IS NOT NULL"_qs,

        u"CREATE TABLE oauth_code ("
        u" code_hash BLOB PRIMARY KEY,"
        u" account INTEGER NOT NULL REFERENCES account (key) ON DELETE CASCADE,"
        u" redirect_uri TEXT NOT NULL,"
        u" challenge TEXT NOT NULL,"
        u" expires_at INTEGER NOT NULL,"
        u" used INTEGER NOT NULL DEFAULT 0,"
        u" session INTEGER REFERENCES session (key) ON DELETE SET NULL) STRICT, WITHOUT ROWID"_qs,
        u"CREATE INDEX oauth_code_age ON oauth_code (expires_at)"_qs,
        u"CREATE INDEX oauth_code_account ON oauth_code (account)"_qs,
        u"CREATE INDEX oauth_code_session ON oauth_code (session) WHERE session IS NOT NULL"_qs,
    };
}

} // namespace Minideck::Schema
