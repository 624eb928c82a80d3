#pragma once

#include "route.h"

#include <core/types/wireenum.h>

#include <vector>

namespace Minideck {

//! What a batch does to each of its members (MEM-6).
enum class MemberBatchAction { SetRole, Assign, Block, Unblock, Remove };

template <>
struct WireNames<MemberBatchAction>
{
    static constexpr std::pair<MemberBatchAction, QStringView> values[] = {
        {MemberBatchAction::SetRole, u"setRole"}, {MemberBatchAction::Assign, u"assign"},
        {MemberBatchAction::Block, u"block"},     {MemberBatchAction::Unblock, u"unblock"},
        {MemberBatchAction::Remove, u"remove"},
    };
};

//! One change to many members, each decided by itself, with a result for each (spec/api.md 10). What is
//! refused stops nothing else; with `?dryRun=true` nothing is done.
std::vector<Route> memberBatchRoutes();

} // namespace Minideck
