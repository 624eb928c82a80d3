#pragma once

#include "memberbatch.h"

#include <server/rules/memberchanges.h>

namespace Minideck {

//! The body of a batch, read.
struct MemberBatchBody
{
    struct Item
    {
        MemberId id;
        qint64 revision = 0;
        MemberPatch patch; //!< of setRole and assign
    };

    MemberBatchAction action = MemberBatchAction::SetRole;
    QList<Item> items;

    //! 400, 415 or 422 if it cannot be one; the pointers name the item.
    static std::variant<MemberBatchBody, Problem> read(const HttpRequest &request, Connection &connection,
                                                       qint64 workspace);
};

} // namespace Minideck
