#include "storestatement.h"

#include "connection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>
#include <QVariant>

namespace Minideck {

StoreStatement::StoreStatement(Connection &connection, const QString &sql)
    : m_connection(connection)
    , m_query(connection.handle())
{
    m_query.setForwardOnly(true);
    if (!m_connection.error() && !m_query.prepare(sql))
        m_connection.fail(Error{.kind = ErrorKind::ServerFailed, .detail = m_query.lastError().text()});
}

StoreStatement &StoreStatement::bindVariant(const QVariant &value)
{
    m_query.bindValue(m_bound++, value);
    return *this;
}

StoreStatement &StoreStatement::bind(const QString &text)
{
    // Qt writes a null string as NULL.
    return bindVariant(text.isNull() ? u""_qs : text);
}

StoreStatement &StoreStatement::bind(const QByteArray &bytes)
{
    return bindVariant(bytes.isNull() ? QByteArray("") : bytes);
}

StoreStatement &StoreStatement::bind(qint64 number)
{
    return bindVariant(number);
}

StoreStatement &StoreStatement::bind(const QDateTime &time)
{
    return time.isValid() ? bind(time.toMSecsSinceEpoch()) : bindNull();
}

StoreStatement &StoreStatement::bindNull()
{
    return bindVariant(QVariant(QMetaType::fromType<qint64>()));
}

bool StoreStatement::start()
{
    m_bound = 0;
    if (m_connection.error())
        return false;
    if (!m_query.exec()) {
        m_connection.fail(Error{.kind = ErrorKind::ServerFailed, .detail = m_query.lastError().text()});
        return false;
    }
    return true;
}

void StoreStatement::run()
{
    if (start())
        m_insertedKey = m_query.lastInsertId().toLongLong(); // finishing forgets it
    m_query.finish();
}

bool StoreStatement::next()
{
    if (!m_running) {
        if (!start())
            return false;
        m_running = true;
    }
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_connection.fail(Error{.kind = ErrorKind::ServerFailed, .detail = m_query.lastError().text()});
    reset();
    return false;
}

void StoreStatement::reset()
{
    m_query.finish();
    m_running = false;
    m_bound = 0;
}

int StoreStatement::columns() const
{
    return m_query.record().count();
}

QDateTime StoreStatement::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

} // namespace Minideck
