#pragma once

#include <client/cache/database.h>

#include <QDateTime>

namespace Minideck {

//! An open outbox and how it was found.
struct OpenedOutbox
{
    Database database;
    std::optional<Error> warning; //!< CacheDamaged or CacheTooNew: an older file was set aside
};

//! Where the outbox of a workspace lies: beside its cache, in a file of its own, so that a cache can be
//! thrown away at any time.
QString outboxPath(const QString &cachePath);

//! Opens an outbox, or makes it, with the current schema. Other than the cache it cannot be fetched again, so
//! a commit returns when it is on the disk (synchronous=FULL), and a file that cannot be understood is set
//! aside and never deleted. Error: CacheFailed (disk full, read-only, no permission).
Result<OpenedOutbox> openOutbox(const QString &path, const QDateTime &now);

//! The schema version that this program reads and writes.
int outboxSchemaVersion();

} // namespace Minideck
