#pragma once

#include "role.h"

#include <core/ids.h>

namespace Minideck {

//! State of a workspace (ACC-8).
enum class WorkspaceStatus { UnderReview, Active, Suspended, Rejected };

template <>
struct WireNames<WorkspaceStatus>
{
    static constexpr std::pair<WorkspaceStatus, QStringView> values[] = {
        {WorkspaceStatus::UnderReview, u"underReview"},
        {WorkspaceStatus::Active, u"active"},
        {WorkspaceStatus::Suspended, u"suspended"},
        {WorkspaceStatus::Rejected, u"rejected"},
    };
};

//! A workspace as its member sees it in the list of workspaces of an account.
struct WorkspaceMembership
{
    WorkspaceId id;
    QString name; //!< `[A-Za-z0-9]+`, the URL part (ACC-3)
    WireEnum<WorkspaceStatus> status;
    MemberId memberId;
    WireEnum<Role> role;

    bool operator==(const WorkspaceMembership &) const = default;
};

//! Whether a team can be called so (ACC-6): 1 to 64 characters, none of them a control character, no blanks
//! around.
bool isTeamName(const QString &name);

//! Whether a workspace can be called so (ACC-3): 1 to 40 of `[A-Za-z0-9]`.
bool isWorkspaceName(const QString &name);

//! A team of a workspace (ACC-6).
struct Team
{
    TeamId id;
    qint64 revision = 0;
    QString name;

    bool operator==(const Team &) const = default;
};

} // namespace Minideck
