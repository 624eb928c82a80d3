#pragma once

#include <core/result.h>

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace Minideck {

//! The error that SQLite's last failure on this connection means for us: damage, interruption, or a failure
//! of the file or disk. `doing` is for the log.
Error sqliteError(sqlite3 *connection, const char *doing);

//! One prepared statement. Parameters count from 1 and columns from 0, as in SQLite. Texts and blobs are
//! bound without a copy: they must live until the next step() or run() has returned.
class Statement
{
public:
    Statement() = default;

    //! Prepares for many uses.
    static Result<Statement> prepare(sqlite3 *connection, std::string_view sql);

    bool isNull() const { return !m_statement; }

    void bind(int parameter, qint64 value);
    void bind(int parameter, std::string_view text);
    void bindBlob(int parameter, QByteArrayView bytes);
    void bindNull(int parameter);

    //! Goes to the next row: true with a row, false at the end. After the end or an error the statement is
    //! ready for its next use.
    Result<bool> step();

    //! Runs to its end, rows or not.
    Result<void> run();

    //! Ends reading early. The bound values stay.
    void reset();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    //! The text or blob of a column; valid until the next step() or reset().
    std::string_view bytes(int column) const;
    QString string(int column) const;
    //! Whether the column holds a number here; SQLite columns have a type for each row.
    bool isInteger(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace Minideck
