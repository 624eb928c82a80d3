#pragma once

#include <core/result.h>

#include <QString>

namespace Minideck {

//! One file with everything that a server knows but its master key (decision 12). All of it waits.
namespace Backup {

//! What stands in a backup.
struct Content
{
    int schemaVersion = 0;
    qint64 workspaces = 0;
    qint64 auditEvents = 0;
};

//! Copies the database as of one moment into a new file of mode 0600, beside a running server. The file
//! appears whole, read back and checked, or not at all. Fails with BACKUP-EXISTS if it is there already.
Result<Content> create(const QString &dataFolder, const QString &file);

//! Whether the file is a database of ours that this version can read, is undamaged, and has a whole audit
//! log: DATA-DAMAGED, DATA-NEWER or AUDIT-BROKEN if not.
Result<Content> check(const QString &file);

//! Puts a checked backup into the place of the folder's database, which stays beside it as
//! `platform.sqlite.before-restore`. Fails with DATA-BUSY while a server has the folder, and with
//! DATA-PRESENT if there is a database and `force` was not given. Everybody has to sign in again, and every
//! client takes a new snapshot.
Result<Content> restore(const QString &dataFolder, const QString &file, bool force);

} // namespace Backup
} // namespace Minideck
