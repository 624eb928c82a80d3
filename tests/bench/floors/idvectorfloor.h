#pragma once

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace Minideck {

class Sqlite;

// The least that a whole order costs: SQLite walks a covering index, the ids go into a vector.
class IdVectorFloor
{
public:
    explicit IdVectorFloor(const QString &database);
    ~IdVectorFloor();
    Q_DISABLE_COPY_MOVE(IdVectorFloor)

    std::vector<int32_t> byName() const;

private:
    std::unique_ptr<Sqlite> m_database;
};

} // namespace Minideck
