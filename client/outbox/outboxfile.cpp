#include "outboxfile.h"

#include <client/cache/cachefile.h>
#include <client/cache/fileschema.h>

#include <QFileInfo>

namespace Minideck {

namespace {

// "MDob" in ASCII: tells an outbox of ours from any other SQLite file, and from a cache.
constexpr qint64 ApplicationId = 0x4D446F62;

constexpr const char *Operations = R"(
CREATE TABLE operation(
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    target_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('held','queued','sending','unknown','retry','conflict','rejected',
                                        'parked','done','cancelled')),
    base_revision INTEGER NOT NULL,
    body BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    attempts INTEGER NOT NULL,
    may_have_happened INTEGER NOT NULL,
    error TEXT,
    base TEXT,
    current TEXT);
)";

std::string step(int version)
{
    switch (version) {
    case 1:
        return Operations;
    default:
        return {};
    }
}

Result<Database> tryOpen(const QString &path)
{
    Result<Database> database = Database::open(path, Database::Access::ReadWrite);
    if (!database)
        return database;
    // NORMAL lost acknowledged operations in four of five replayed power cuts.
    if (Result<void> done = database->execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000");
        !done)
        return done.error();
    if (Result<void> done = migrateFile(
            *database, {.applicationId = ApplicationId, .version = outboxSchemaVersion(), .step = &step});
        !done)
        return done.error();
    // It is small: damage is better found before anything is sent from it.
    Result<Statement> check = database->prepare("PRAGMA quick_check(1)");
    if (!check)
        return check.error();
    const Result<bool> row = check->step();
    if (!row)
        return row.error();
    if (!*row || check->string(0) != u"ok")
        return Error{.kind = ErrorKind::CacheDamaged, .detail = u"outbox check"_qs};
    check->reset();
    return database;
}

} // namespace

int outboxSchemaVersion()
{
    return 1;
}

QString outboxPath(const QString &cachePath)
{
    const QFileInfo cache(cachePath);
    return cache.path() + u'/' + cache.completeBaseName() + u"-outbox.sqlite"_qs;
}

Result<OpenedOutbox> openOutbox(const QString &path, const QDateTime &now)
{
    if (Result<void> made = makePrivateFolder(QFileInfo(path).path()); !made)
        return made.error();
    Result<Database> database = tryOpen(path);
    if (database)
        return OpenedOutbox{.database = std::move(database).value(), .warning = {}};
    Error warning = database.error();
    if (warning.kind == ErrorKind::CacheFailed || warning.kind == ErrorKind::Cancelled)
        return warning;
    // What SQLite says about a statement that does not fit the schema it finds.
    if (warning.kind != ErrorKind::CacheTooNew)
        warning.kind = ErrorKind::CacheDamaged;
    if (Result<void> moved = moveAside(path, now); !moved)
        return moved.error();
    database = tryOpen(path);
    if (!database)
        return database.error();
    return OpenedOutbox{.database = std::move(database).value(), .warning = warning};
}

} // namespace Minideck
