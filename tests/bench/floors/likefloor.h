#pragma once

#include <QString>

#include <memory>

namespace Minideck {

class Sqlite;

// The obvious search: LIKE '%text%' over name and e-mail address.
class LikeFloor
{
public:
    explicit LikeFloor(const QString &database);
    ~LikeFloor();
    Q_DISABLE_COPY_MOVE(LikeFloor)

    qint64 count(const QString &text) const;

private:
    std::unique_ptr<Sqlite> m_database;
};

} // namespace Minideck
