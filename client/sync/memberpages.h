#pragma once

#include "memberpage.h"

#include <core/result.h>
#include <core/types/memberquery.h>

#include <QString>

#include <memory>
#include <variant>

namespace Minideck {

class MemberReader;

//! All members of an answer one after the other, for an export: by a connection of its own, from one state of
//! the cache whatever a sync writes meanwhile, and never more of them in memory than were asked for. Made on
//! any thread; begin() and next() on one.
class MemberPages
{
public:
    MemberPages(QString databasePath, const MemberQuery &query);
    //! These rows, see MemberRepository::order().
    MemberPages(QString databasePath, RowOrder rows);
    ~MemberPages();

    //! How many there are. Errors: as those of the cache.
    Result<qint64> begin();

    //! The next `count`, fewer at the end; members that are gone are left out. Empty after the last one.
    Result<QList<Member>> next(qsizetype count);

private:
    const QString m_path;
    std::variant<MemberQuery, RowOrder> m_what;
    std::unique_ptr<MemberReader> m_reader;
    RowOrder m_rows;
    size_t m_next = 0;
};

} // namespace Minideck
