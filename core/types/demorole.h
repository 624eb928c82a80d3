#pragma once

#include "wireenum.h"

namespace Minideck {

//! The kinds of people that one can act as in a sandbox (ACC-11).
enum class DemoRole { Admin, Reviewer, Developer, ProgramAdmin, Operator };

template <>
struct WireNames<DemoRole>
{
    static constexpr std::pair<DemoRole, QStringView> values[] = {
        {DemoRole::Admin, u"admin"},         {DemoRole::Reviewer, u"reviewer"},
        {DemoRole::Developer, u"developer"}, {DemoRole::ProgramAdmin, u"programAdmin"},
        {DemoRole::Operator, u"operator"},
    };
};

} // namespace Minideck
