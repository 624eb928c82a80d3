#include "statement.h"

#include <sqlite3.h>

namespace Minideck {

namespace {

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_INTERRUPT:
        return ErrorKind::Cancelled;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorKind::CacheDamaged;
    case SQLITE_CONSTRAINT: // all that is constrained is what came: one id, one row
        return ErrorKind::NotThePlatform;
    case SQLITE_MISUSE:
    case SQLITE_ERROR:
        return ErrorKind::Internal;
    default:
        return ErrorKind::CacheFailed;
    }
}

} // namespace

Error sqliteError(sqlite3 *connection, const char *doing)
{
    const int code = connection ? sqlite3_extended_errcode(connection) : SQLITE_NOMEM;
    const char *text = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    return Error{.kind = kindOf(code),
                 .code = u"SQLITE-"_qs + QString::number(code),
                 .detail = QString::fromLatin1(doing) + u": "_qs + QString::fromUtf8(text)};
}

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3 *connection, std::string_view sql)
{
    sqlite3_stmt *raw = nullptr;
    const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK)
        return sqliteError(connection, "prepare");
    Statement statement;
    statement.m_statement.reset(raw);
    return statement;
}

void Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), parameter, value);
}

void Statement::bind(int parameter, std::string_view text)
{
    // A null pointer would bind NULL; an empty text is a text.
    sqlite3_bind_text(m_statement.get(), parameter, text.data() ? text.data() : "",
                      static_cast<int>(text.size()), SQLITE_STATIC);
}

void Statement::bindBlob(int parameter, QByteArrayView bytes)
{
    sqlite3_bind_blob(m_statement.get(), parameter, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

void Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement.get(), parameter);
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement.get());
        return false;
    }
    const Error error = sqliteError(sqlite3_db_handle(m_statement.get()), "step");
    sqlite3_reset(m_statement.get());
    return error;
}

Result<void> Statement::run()
{
    for (;;) {
        const Result<bool> row = step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string_view Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, static_cast<size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

QString Statement::string(int column) const
{
    const std::string_view text = bytes(column);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool Statement::isInteger(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_INTEGER;
}

} // namespace Minideck
