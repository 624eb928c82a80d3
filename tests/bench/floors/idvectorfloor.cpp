#include "idvectorfloor.h"

#include "sqlite.h"

namespace Minideck {

IdVectorFloor::IdVectorFloor(const QString &database)
    : m_database(std::make_unique<Sqlite>(database))
{ }

IdVectorFloor::~IdVectorFloor() = default;

std::vector<int32_t> IdVectorFloor::byName() const
{
    std::vector<int32_t> ids;
    Sqlite::Query query(*m_database, "SELECT rid FROM member ORDER BY name, rid");
    while (query.step())
        ids.push_back(static_cast<int32_t>(query.number(0)));
    return ids;
}

} // namespace Minideck
