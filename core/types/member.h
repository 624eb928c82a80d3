#pragma once

#include "role.h"

#include <core/ids.h>

#include <QDateTime>
#include <QList>

namespace Minideck {

//! Whether a member can work in the workspace (MEM-1). "Inactive" is what people call blocked.
enum class MemberStatus { Invited, Active, Inactive };

template <>
struct WireNames<MemberStatus>
{
    static constexpr std::pair<MemberStatus, QStringView> values[] = {
        {MemberStatus::Invited, u"invited"},
        {MemberStatus::Active, u"active"},
        {MemberStatus::Inactive, u"inactive"},
    };
};

//! What an assignment is to.
enum class AssignmentKind { Team, App, MiniProgram };

template <>
struct WireNames<AssignmentKind>
{
    static constexpr std::pair<AssignmentKind, QStringView> values[] = {
        {AssignmentKind::Team, u"team"},
        {AssignmentKind::App, u"app"},
        {AssignmentKind::MiniProgram, u"miniProgram"},
    };
};

//! One role of a member in one team, host app or mini program.
struct Assignment
{
    WireEnum<AssignmentKind> kind;
    QString targetId;
    QString targetName;
    WireEnum<AssignmentRole> role;

    bool operator==(const Assignment &) const = default;
};

//! A person in a workspace (MEM-1). Times are UTC; a null time means "never" or "not yet".
struct Member
{
    MemberId id;
    qint64 revision = 0;
    QString name; //!< as the person wrote it; text from outside
    QString email;
    WireEnum<Role> role;
    bool programCreator = false;
    WireEnum<MemberStatus> status;
    QDateTime startedAt;
    QDateTime lastActivityAt; //!< changes by itself and never bumps the revision (spec/api.md 2)
    QString invitedByName;
    QList<Assignment> assignments;

    bool operator==(const Member &) const = default;
};

} // namespace Minideck
