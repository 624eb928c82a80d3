#include "savepoint.h"

#include "connection.h"

namespace Minideck {

Savepoint::Savepoint(Connection &connection)
    : m_connection(connection)
{
    m_connection.execute(u"SAVEPOINT part"_qs);
}

Savepoint::~Savepoint()
{
    // After an error of the connection nothing runs here, and the whole transaction is undone.
    if (m_open)
        m_connection.execute(u"ROLLBACK TO part"_qs);
    keep();
}

void Savepoint::keep()
{
    if (m_open)
        m_connection.execute(u"RELEASE part"_qs);
    m_open = false;
}

} // namespace Minideck
