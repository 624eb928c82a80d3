#include "cachefile.h"

#include "migrations.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace Minideck {

namespace {

constexpr qsizetype DamagedKept = 2;
constexpr qsizetype HashCharacters = 32;

QString hashed(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(HashCharacters));
}

QString fileName(const QString &workspaceName)
{
    // The name comes from outside; only what ACC-3 allows may become a file name.
    static const QRegularExpression allowed(u"^[A-Za-z0-9]{1,100}$"_qs);
    return allowed.match(workspaceName).hasMatch() ? workspaceName : u"_"_qs + hashed(workspaceName);
}

Result<OpenedCache> tryOpen(const QString &path)
{
    Result<Database> database = Database::open(path, Database::Access::ReadWrite);
    if (!database)
        return database.error();
    if (Result<void> done = migrateCache(*database); !done)
        return done.error();
    const Result<qint64> closed =
        database->number("SELECT coalesce((SELECT value FROM meta WHERE key='closed'), 1)");
    const Result<qint64> synced = database->number("SELECT value FROM meta WHERE key='synced_at'");
    if (!closed || !synced)
        return !closed ? closed.error() : synced.error();
    if (Result<void> done = database->execute("INSERT OR REPLACE INTO meta(key, value) VALUES('closed', 0)");
        !done)
        return done.error();
    return OpenedCache{.database = std::move(database).value(),
                       .warning = {},
                       .syncedAt =
                           *synced > 0 ? QDateTime::fromMSecsSinceEpoch(*synced, Qt::UTC) : QDateTime(),
                       .wasClosed = *closed != 0};
}

bool isReasonToSetAside(const Error &error)
{
    // Internal is what SQLite says about a statement that does not fit the schema it finds.
    return error.kind == ErrorKind::CacheDamaged || error.kind == ErrorKind::CacheTooNew
        || error.kind == ErrorKind::Internal;
}

} // namespace

QString cachePath(const QString &dataFolder, const QUrl &platform, const AccountId &account,
                  const QString &workspaceName)
{
    const QString owner = platform.toString(QUrl::FullyEncoded) + u' ' + account.text();
    return dataFolder + u"/cache/"_qs + hashed(owner) + u'/' + fileName(workspaceName) + u".sqlite"_qs;
}

Result<void> makePrivateFolder(const QString &folder)
{
    constexpr QFile::Permissions mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, mine))
        return Error{.kind = ErrorKind::CacheFailed, .detail = u"cannot make the folder"_qs};
    return {};
}

Result<OpenedCache> openCache(const QString &path, const QDateTime &now)
{
    if (Result<void> made = makePrivateFolder(QFileInfo(path).path()); !made)
        return made.error();
    Result<OpenedCache> opened = tryOpen(path);
    if (opened || !isReasonToSetAside(opened.error()))
        return opened;
    Error warning = opened.error();
    if (warning.kind == ErrorKind::Internal)
        warning.kind = ErrorKind::CacheDamaged;
    if (Result<void> done = setAside(path, now); !done)
        return done.error();
    opened = tryOpen(path);
    if (opened)
        opened->warning = warning;
    return opened;
}

void markClosed(const Database &database)
{
    // Only a hint for the next start; a failure here costs one integrity check.
    (void)database.execute("INSERT OR REPLACE INTO meta(key, value) VALUES('closed', 1)");
}

Result<void> checkIntegrity(const QString &path, const std::atomic<bool> *cancel)
{
    Result<Database> database = Database::open(path, Database::Access::ReadOnly);
    if (!database)
        return database.error();
    database->setCancelFlag(cancel);
    Result<Statement> check = database->prepare("PRAGMA integrity_check(1)");
    if (!check)
        return check.error();
    const Result<bool> row = check->step();
    if (!row)
        return row.error();
    const QString finding = *row ? check->string(0) : u"no answer"_qs;
    if (finding == u"ok")
        return {};
    return Error{.kind = ErrorKind::CacheDamaged, .detail = finding.left(200)};
}

Result<void> moveAside(const QString &path, const QDateTime &now)
{
    const QString mark = u".damaged-"_qs + now.toUTC().toString(u"yyyyMMddTHHmmsszzz"_qs);
    for (const QString &beside : {u"-wal"_qs, u"-shm"_qs}) {
        if (QFile::exists(path + beside))
            QFile::rename(path + beside, path + mark + beside);
    }
    if (!QFile::rename(path, path + mark))
        return Error{.kind = ErrorKind::CacheFailed, .detail = u"cannot set the damaged file aside"_qs};
    return {};
}

Result<void> setAside(const QString &path, const QDateTime &now)
{
    if (Result<void> moved = moveAside(path, now); !moved)
        return moved;
    QDir folder(QFileInfo(path).path());
    const QString name = QFileInfo(path).fileName();
    QStringList damaged = folder.entryList({name + u".damaged-*"_qs}, QDir::Files, QDir::Name);
    damaged.removeIf([](const QString &file) { return file.endsWith(u"-wal") || file.endsWith(u"-shm"); });
    while (damaged.size() > DamagedKept) {
        const QString oldest = damaged.takeFirst();
        for (const QString &beside : {QString(), u"-wal"_qs, u"-shm"_qs})
            folder.remove(oldest + beside);
    }
    return {};
}

Result<void> noteSynced(const Database &database, std::string_view sequence, const QDateTime &now)
{
    Result<Statement> note = database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (!note)
        return note.error();
    note->bind(1, std::string_view("sequence"));
    note->bind(2, sequence);
    if (Result<void> done = note->run(); !done)
        return done;
    note->bind(1, std::string_view("synced_at"));
    note->bind(2, now.toMSecsSinceEpoch());
    return note->run();
}

} // namespace Minideck
