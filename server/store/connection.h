#pragma once

#include <core/result.h>

#include <QString>

#include <optional>

class QSqlDatabase;

namespace Minideck {

//! One connection to the database file. It belongs to the thread that opened it. The first error sticks, so
//! that a transaction can be written as one straight piece of code and judged once, at its end.
class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    Connection();
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    //! Opens the file without reading it.
    Result<void> open(const QString &file, Access access);

    //! Sets what must hold for every connection: foreign keys, no trusted schema, overwritten deletes.
    void harden();

    //! Runs one statement without values or rows; does nothing after an error.
    void execute(const QString &sql);

    //! The first column of the first row of a question without values, such as a pragma.
    QString value(const QString &sql);

    //! The first error since clearError().
    const std::optional<Error> &error() const { return m_error; }
    void clearError() { m_error.reset(); }

    //! Makes the running transaction end without effect. SQLite's words go to `detail` only.
    void fail(Error error);

    QSqlDatabase handle() const;

private:
    QString m_name;
    std::optional<Error> m_error;
};

} // namespace Minideck
