#include "sqlite.h"

namespace Minideck {

namespace {

void check(int code, int wanted, sqlite3 *database)
{
    if (code != wanted)
        qFatal("SQLite: %s", sqlite3_errmsg(database));
}

} // namespace

Sqlite::Sqlite(const QString &file, const char *setUp)
{
    check(sqlite3_open(file.toUtf8().constData(), &m_database), SQLITE_OK, m_database);
    if (setUp)
        execute(setUp);
}

Sqlite::~Sqlite()
{
    sqlite3_close(m_database);
}

void Sqlite::execute(const char *sql)
{
    check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr), SQLITE_OK, m_database);
}

Sqlite::Query::Query(const Sqlite &database, const char *sql)
{
    check(sqlite3_prepare_v3(database.m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr),
          SQLITE_OK, database.m_database);
}

Sqlite::Query::~Query()
{
    sqlite3_finalize(m_statement);
}

void Sqlite::Query::bind(int place, std::string_view text)
{
    sqlite3_bind_text(m_statement, place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void Sqlite::Query::bind(int place, int64_t number)
{
    sqlite3_bind_int64(m_statement, place, number);
}

void Sqlite::Query::bindNull(int place)
{
    sqlite3_bind_null(m_statement, place);
}

bool Sqlite::Query::step()
{
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW)
        check(code, SQLITE_DONE, sqlite3_db_handle(m_statement));
    return code == SQLITE_ROW;
}

void Sqlite::Query::reset()
{
    sqlite3_reset(m_statement);
}

} // namespace Minideck
