#include "backup.h"

#include "datafolder.h"

#include <core/clock.h>
#include <server/rules/auditlog.h>
#include <server/store/migrations.h>
#include <server/store/storedatabase.h>
#include <server/store/storestatement.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace Minideck::Backup {

// Clients that were ahead of the backup must not take its next changes for the ones that they know already.
static constexpr qint64 SequenceLeap = 1'000'000'000;

static Error failed(const QString &code, const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::ServerFailed, .code = code, .detail = u"%1 %2"_qs.arg(file, why)};
}

//! Sees to it that the file, or the names in a folder, outlive a loss of power.
static bool sync(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = ::fsync(handle) == 0;
    ::close(handle);
    return done;
}

//! Copies a database, write-ahead log included, into a new private file.
static Result<void> copy(const QString &from, const QString &to)
{
    QFile::remove(to);
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || !target.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(u"BACKUP-FAILED"_qs, to, u"cannot be written: "_qs + target.errorString());
    target.close();
    Connection connection;
    if (const auto opened = connection.open(from, Connection::Access::ReadOnly); !opened)
        return failed(u"DATA-UNREADABLE"_qs, from, u"cannot be opened: "_qs + opened.error().detail);
    StoreStatement(connection, u"VACUUM INTO ?"_qs).bind(to).run();
    if (connection.error())
        return failed(u"BACKUP-FAILED"_qs, from, u"cannot be copied: "_qs + connection.error()->detail);
    return {};
}

Result<Content> check(const QString &file)
{
    if (!QFileInfo(file).isFile())
        return failed(u"DATA-UNREADABLE"_qs, file, u"is not there"_qs);
    if (const auto header = StoreDatabase::checkHeader(file); !header)
        return header.error();
    Connection connection;
    if (const auto opened = connection.open(file, Connection::Access::ReadOnly); !opened)
        return failed(u"DATA-UNREADABLE"_qs, file, u"cannot be opened: "_qs + opened.error().detail);
    connection.execute(u"BEGIN"_qs);
    Content content;
    content.schemaVersion = connection.value(u"PRAGMA user_version"_qs).toInt();
    if (connection.value(u"PRAGMA integrity_check(1)"_qs) != u"ok"
        || !connection.value(u"PRAGMA foreign_key_check"_qs).isEmpty() || content.schemaVersion < 1)
        return failed(u"DATA-DAMAGED"_qs, file, u"is damaged"_qs);
    content.workspaces = connection.value(u"SELECT count(*) FROM workspace"_qs).toLongLong();
    // The first version had no audit log.
    if (content.schemaVersion > 1) {
        const AuditVerdict verdict = AuditLog::verify(connection);
        if (verdict.firstBroken && !connection.error())
            return failed(u"AUDIT-BROKEN"_qs, file, u"has a broken audit log: "_qs + verdict.why);
        content.auditEvents = verdict.events;
    }
    if (connection.error())
        return failed(u"DATA-DAMAGED"_qs, file, u"is damaged: "_qs + connection.error()->detail);
    return content;
}

Result<Content> create(const QString &dataFolder, const QString &file)
{
    const QString source = DataFolder::databaseFileIn(dataFolder);
    if (!QFile::exists(source))
        return failed(u"DATA-UNREADABLE"_qs, source, u"is not there"_qs);
    if (QFile::exists(file))
        return failed(u"BACKUP-EXISTS"_qs, file, u"is there already; it was left as it is"_qs);
    const QString part = file + u".part"_qs;
    Result<void> copied = copy(source, part);
    Result<Content> content = copied ? check(part) : Result<Content>(copied.error());
    if (content && !(sync(part) && QFile::rename(part, file) && sync(QFileInfo(file).absolutePath())))
        content = failed(u"BACKUP-FAILED"_qs, file, u"cannot be written"_qs);
    if (!content)
        QFile::remove(part);
    return content;
}

//! What makes a copy of old data the data of from now on.
static Result<void> takeOver(const QString &file)
{
    Connection connection;
    if (const auto opened = connection.open(file, Connection::Access::ReadWrite); !opened)
        return opened;
    connection.harden();
    if (const auto migrated = migrate(connection); !migrated)
        return migrated;
    connection.execute(u"BEGIN IMMEDIATE"_qs);
    connection.execute(u"UPDATE workspace SET change_sequence = change_sequence + %1,"
                       u" feed_start = change_sequence + %1"_qs.arg(SequenceLeap));
    // Sessions that were ended and codes that were spent since then would be alive again.
    for (const QString &table : {u"session"_qs, u"oauth_code"_qs, u"one_time_code"_qs})
        connection.execute(u"DELETE FROM "_qs + table);
    AuditEvent event;
    event.at = SystemClock().now();
    event.accountId = u"command-line"_qs;
    event.action = u"platform.restore"_qs;
    event.objectKind = u"platform"_qs;
    AuditLog::append(connection, event);
    connection.execute(u"COMMIT"_qs);
    if (connection.error())
        return *connection.error();
    return {};
}

//! Moves the database with its log to another name, so that nothing of it is taken for the new one's.
static bool putAside(const QString &file)
{
    const QString aside = file + u".before-restore"_qs;
    bool done = true;
    for (const QString &tail : {u"-wal"_qs, u"-shm"_qs, u""_qs}) {
        QFile::remove(aside + tail);
        if (QFile::exists(file + tail))
            done = QFile::rename(file + tail, aside + tail) && done;
    }
    return done;
}

Result<Content> restore(const QString &dataFolder, const QString &file, bool force)
{
    const auto content = check(file);
    if (!content)
        return content;
    auto folder = DataFolder::open(dataFolder);
    if (!folder)
        return folder.error();
    const QString target = (*folder)->databaseFile();
    if (!force && QFileInfo(target).size() > 0)
        return failed(u"DATA-PRESENT"_qs, target, u"is there already; --force replaces it"_qs);
    const QString part = target + u".part"_qs;
    Result<void> done = copy(file, part);
    if (done)
        done = takeOver(part);
    if (done && !(sync(part) && putAside(target) && QFile::rename(part, target) && sync(dataFolder)))
        done = failed(u"BACKUP-FAILED"_qs, target, u"cannot be written"_qs);
    if (!done) {
        QFile::remove(part);
        return done.error();
    }
    return content;
}

} // namespace Minideck::Backup
