#pragma once

#include "statement.h"

#include <core/result.h>

#include <QString>

#include <atomic>
#include <memory>
#include <string_view>

namespace Minideck {

//! One connection to a cache file. It belongs to one thread at a time. A cache can be fetched again, so WAL
//! runs with synchronous=NORMAL: after a power cut the last transactions may be gone, never half there.
class Database
{
public:
    enum class Access { ReadOnly, ReadWrite };

    //! Opens an existing file, or with ReadWrite makes an empty one of mode 0600, and sets the pragmas of
    //! this connection. Does not look at the schema. Errors: CacheDamaged, CacheFailed.
    static Result<Database> open(const QString &path, Access access);

    sqlite3 *handle() const { return m_connection.get(); }

    Result<Statement> prepare(std::string_view sql) const;

    //! Runs statements without parameters that answer nothing.
    Result<void> execute(const char *sql) const;

    //! The first column of the first row of a statement without parameters; 0 if there is none.
    Result<qint64> number(std::string_view sql) const;

    //! From now on, whatever runs ends soon with Cancelled while the flag is true. The flag must outlive this
    //! connection; null takes it away.
    void setCancelFlag(const std::atomic<bool> *flag);

private:
    struct Close
    {
        void operator()(sqlite3 *connection) const;
    };
    std::unique_ptr<sqlite3, Close> m_connection;
};

//! A transaction that is rolled back unless it was committed.
class Transaction
{
public:
    enum class Kind { Read, Write };

    explicit Transaction(const Database &database)
        : m_database(database)
    { }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> begin(Kind kind);
    Result<void> commit();

private:
    const Database &m_database;
    bool m_open = false;
};

} // namespace Minideck
