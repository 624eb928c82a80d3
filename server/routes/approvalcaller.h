#pragma once

#include "membership.h"

#include <server/store/accountstore.h>
#include <server/store/approvallist.h>

namespace Minideck {

//! Who asks about approvals: a member inside a workspace, or an account above all of them, where it sees what
//! it asked for itself and, as an operator, what operators decide.
struct ApprovalCaller
{
    qint64 account = 0;
    bool isOperator = false;              //!< and asks above the workspaces
    std::optional<Membership> membership; //!< inside a workspace
    ApprovalScope scope;

    static ApprovalCaller inside(const Membership &membership, qint64 account);
    static ApprovalCaller above(const AccountRecord &account);

    //! The approval, if the caller may see it.
    std::optional<StoredApproval> find(Connection &connection, const ApprovalId &id) const;

    //! Whether the caller decides it (APR-11). That it is the own request (APR-5) comes on top.
    bool mayDecide(const StoredApproval &approval) const;
    bool isApplicant(const StoredApproval &approval) const { return approval.applicant.key == account; }

    //! Whether the own requests are among what waits for the caller (APR-5).
    bool decidesOwn(Connection &connection) const;

    //! The workspace that can only be read (ACC-8), which keeps the caller from writing; operators decide all
    //! the same.
    std::optional<WorkspaceRecord> readOnly(Connection &connection, const StoredApproval &approval) const;
};

} // namespace Minideck
