#include "connection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace Minideck {

Connection::Connection()
    : m_name(u"minideck-server-%1"_qs.arg(reinterpret_cast<quintptr>(this), 0, 16))
{ }

Connection::~Connection()
{
    if (QSqlDatabase::contains(m_name)) {
        handle().close();
        QSqlDatabase::removeDatabase(m_name);
    }
}

Result<void> Connection::open(const QString &file, Access access)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, m_name);
    database.setDatabaseName(file);
    QString options = u"QSQLITE_BUSY_TIMEOUT=5000"_qs;
    if (access == Access::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_qs;
    database.setConnectOptions(options);
    if (!database.open())
        return Error{.kind = ErrorKind::ServerFailed, .detail = database.lastError().text()};
    return {};
}

void Connection::harden()
{
    execute(u"PRAGMA foreign_keys = ON"_qs);
    execute(u"PRAGMA trusted_schema = OFF"_qs);
    execute(u"PRAGMA secure_delete = ON"_qs);
    execute(u"PRAGMA synchronous = FULL"_qs);
}

void Connection::execute(const QString &sql)
{
    if (m_error)
        return;
    QSqlQuery query(handle());
    if (!query.exec(sql))
        fail(Error{.kind = ErrorKind::ServerFailed, .detail = query.lastError().text()});
}

QString Connection::value(const QString &sql)
{
    if (m_error)
        return {};
    QSqlQuery query(handle());
    if (!query.exec(sql)) {
        fail(Error{.kind = ErrorKind::ServerFailed, .detail = query.lastError().text()});
        return {};
    }
    return query.next() ? query.value(0).toString() : QString();
}

void Connection::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

QSqlDatabase Connection::handle() const
{
    return QSqlDatabase::database(m_name, false);
}

} // namespace Minideck
