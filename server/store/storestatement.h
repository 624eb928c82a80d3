#pragma once

#include <QDateTime>
#include <QSqlQuery>
#include <QString>

namespace Minideck {

class Connection;

//! One SQL text with its values and rows. Values are always bound, never written into the text. Errors go to
//! the connection and stick there.
class StoreStatement
{
public:
    StoreStatement(Connection &connection, const QString &sql);

    //! Binds the next value; an invalid time is NULL, an empty text is not.
    StoreStatement &bind(const QString &text);
    StoreStatement &bind(const QByteArray &bytes);
    StoreStatement &bind(qint64 number);
    StoreStatement &bind(int number) { return bind(static_cast<qint64>(number)); }
    StoreStatement &bind(bool flag) { return bind(static_cast<qint64>(flag)); }
    StoreStatement &bind(const QDateTime &time);
    StoreStatement &bindNull();

    //! Runs a statement that has no rows; the next bind() starts again with the first value.
    void run();

    //! Runs the question at the first call and moves to the next row; false at the end or after an error.
    bool next();

    //! Ends the reading of rows, so that the question can be put again with other values.
    void reset();

    // Columns of the current row, from 0.
    int columns() const;
    bool isNull(int column) const { return m_query.isNull(column); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    QDateTime time(int column) const;

    //! The row id that the last run() gave, if it inserted.
    qint64 insertedKey() const { return m_insertedKey; }

private:
    StoreStatement &bindVariant(const QVariant &value);
    bool start();

    Connection &m_connection;
    QSqlQuery m_query;
    qint64 m_insertedKey = 0;
    int m_bound = 0;
    bool m_running = false;
};

} // namespace Minideck
