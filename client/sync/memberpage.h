#pragma once

#include <core/types/member.h>

#include <vector>

namespace Minideck {

//! The rows of a whole answer in its order: 4 bytes for each member, so that a million of them can be held.
//! A row number stays with its member until the cache is loaded anew; hold none of them past changed().
using RowOrder = std::vector<qint32>;

//! The first members of an answer, at most MemberRepository::PageSize.
struct MemberPage
{
    QList<Member> members;
    RowOrder rows;     //!< the row of each of them
    bool last = false; //!< there are no more

    bool operator==(const MemberPage &) const = default;
};

} // namespace Minideck
