#pragma once

#include "database.h"

#include <core/types/account.h>

#include <QDateTime>

namespace Minideck {

//! An open cache and how it was found.
struct OpenedCache
{
    Database database;
    std::optional<Error>
        warning;           //!< CacheDamaged or CacheTooNew: an older file was set aside for a fresh one
    QDateTime syncedAt;    //!< null if it never held a whole snapshot
    bool wasClosed = true; //!< false after a crash: worth an integrity check
};

//! Where the cache of a workspace lies: one file for each platform, account and workspace (ACC-7).
QString cachePath(const QString &dataFolder, const QUrl &platform, const AccountId &account,
                  const QString &workspaceName);

//! Opens a cache for writing, or makes it, with the current schema. A file that is no cache of ours, is
//! damaged or was written by a newer program is set aside (never deleted at once; the last two are kept),
//! because a cache must not keep the program from starting. Error: CacheFailed (disk full, read-only, no
//! permission).
Result<OpenedCache> openCache(const QString &path, const QDateTime &now);

//! Notes that the file was closed in good order.
void markClosed(const Database &database);

//! Reads the whole file on a connection of its own; slow. Error: CacheDamaged with SQLite's first finding.
Result<void> checkIntegrity(const QString &path, const std::atomic<bool> *cancel);

//! Makes a folder, and those above it, for the owner only.
Result<void> makePrivateFolder(const QString &folder);

//! Moves a file and what SQLite keeps beside it to `….damaged-<time>`. Nothing may have it open.
Result<void> moveAside(const QString &path, const QDateTime &now);

//! Moves a file and what SQLite keeps beside it to `….damaged-<time>`, and removes all but the newest two of
//! those. Nothing may have it open.
Result<void> setAside(const QString &path, const QDateTime &now);

//! Notes, in the caller's transaction, up to which place of the feed the rows are what the platform has, and
//! when that was.
Result<void> noteSynced(const Database &database, std::string_view sequence, const QDateTime &now);

} // namespace Minideck
