#include "opendata.h"

#include "migrations.h"

#include <QFile>

namespace Minideck::OpenData {

static Error unusable(const QString &code, const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::ServerFailed, .code = code, .detail = u"%1 %2"_qs.arg(file, why)};
}

static Result<void> run(const QString &file, Connection::Access access, const QString &begin,
                        const std::function<void(Connection &)> &work)
{
    if (!QFile::exists(file))
        return unusable(u"DATA-UNREADABLE"_qs, file, u"is not there"_qs);
    Connection connection;
    if (const auto opened = connection.open(file, access); !opened)
        return unusable(u"DATA-UNREADABLE"_qs, file, u"cannot be opened: "_qs + opened.error().detail);
    connection.harden();
    connection.execute(begin);
    const int version = connection.value(u"PRAGMA user_version"_qs).toInt();
    if (!connection.error() && version > schemaVersion())
        return unusable(u"DATA-NEWER"_qs, file, u"was written by a newer version of this program"_qs);
    if (!connection.error() && version < schemaVersion())
        return unusable(u"DATA-OLDER"_qs, file, u"is of an older version; start the server once"_qs);
    if (!connection.error())
        work(connection);
    connection.execute(u"COMMIT"_qs);
    if (connection.error())
        return *connection.error(); // closing takes back what was begun
    return {};
}

Result<void> read(const QString &file, const std::function<void(Connection &)> &work)
{
    return run(file, Connection::Access::ReadOnly, u"BEGIN"_qs, work);
}

Result<void> change(const QString &file, const std::function<void(Connection &)> &work)
{
    return run(file, Connection::Access::ReadWrite, u"BEGIN IMMEDIATE"_qs, work);
}

} // namespace Minideck::OpenData
