#pragma once

namespace Minideck {

class Connection;

//! A part of a transaction that can be taken back by itself. Everything done since it began is undone at its
//! end, unless it is kept. One may stand inside another; they end in the reverse order.
class Savepoint
{
public:
    explicit Savepoint(Connection &connection);
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    void keep();

private:
    Connection &m_connection;
    bool m_open = true;
};

} // namespace Minideck
