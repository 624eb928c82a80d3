#pragma once

#include <QString>

#include <sqlite3.h>

#include <cstdint>
#include <string_view>

namespace Minideck {

// SQLite as bare as it gets, for floors; a failure ends the bench.
class Sqlite
{
public:
    explicit Sqlite(const QString &file, const char *setUp = nullptr);
    ~Sqlite();
    Q_DISABLE_COPY_MOVE(Sqlite)

    void execute(const char *sql);

    class Query
    {
    public:
        Query(const Sqlite &database, const char *sql);
        ~Query();
        Q_DISABLE_COPY_MOVE(Query)

        void bind(int place, std::string_view text); // must live until step()
        void bind(int place, int64_t number);
        void bindNull(int place);
        bool step(); // whether there is a row
        void reset();
        int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
        sqlite3_stmt *handle() const { return m_statement; }

    private:
        sqlite3_stmt *m_statement = nullptr;
    };

private:
    sqlite3 *m_database = nullptr;
};

} // namespace Minideck
