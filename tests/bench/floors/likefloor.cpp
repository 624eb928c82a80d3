#include "likefloor.h"

#include "sqlite.h"

namespace Minideck {

LikeFloor::LikeFloor(const QString &database)
    : m_database(std::make_unique<Sqlite>(database))
{ }

LikeFloor::~LikeFloor() = default;

qint64 LikeFloor::count(const QString &text) const
{
    const QByteArray pattern = '%' + text.toUtf8() + '%';
    Sqlite::Query query(*m_database, "SELECT count(*) FROM member WHERE name LIKE ?1 OR email LIKE ?1");
    query.bind(1, std::string_view(pattern.constData(), static_cast<size_t>(pattern.size())));
    return query.step() ? query.number(0) : 0;
}

} // namespace Minideck
