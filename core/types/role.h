#pragma once

#include "wireenum.h"

namespace Minideck {

//! The one workspace role of a member (product.md section 2).
enum class Role { Admin, Reviewer, Developer };

template <>
struct WireNames<Role>
{
    static constexpr std::pair<Role, QStringView> values[] = {
        {Role::Admin, u"admin"},
        {Role::Reviewer, u"reviewer"},
        {Role::Developer, u"developer"},
    };
};

//! A role in one team, host app or mini program; a member may have any number of them.
enum class AssignmentRole { TeamAdmin, TeamMember, AppAdmin, AppReviewer, ProgramAdmin, ProgramDeveloper };

template <>
struct WireNames<AssignmentRole>
{
    static constexpr std::pair<AssignmentRole, QStringView> values[] = {
        {AssignmentRole::TeamAdmin, u"teamAdmin"},
        {AssignmentRole::TeamMember, u"teamMember"},
        {AssignmentRole::AppAdmin, u"appAdmin"},
        {AssignmentRole::AppReviewer, u"appReviewer"},
        {AssignmentRole::ProgramAdmin, u"programAdmin"},
        {AssignmentRole::ProgramDeveloper, u"programDeveloper"},
    };
};

} // namespace Minideck
