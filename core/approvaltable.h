#pragma once

#include "permissions.h"
#include "types/approval.h"

#include <span>

namespace Minideck {

//! Who may ask for something (APR-11).
enum class ApprovalAsker {
    SignedIn, //!< anybody with an account
    Member,
    WorkspaceAdmin,
    TeamAdmin,
    AppAdmin,
    ProgramAdmin,
    ProgramDeveloper,
    Partner, //!< who runs a developer workspace under the tenant
};

//! Who may decide it (APR-11). One of them is enough.
enum class ApprovalDecider {
    WorkspaceAdmin,
    WorkspaceReviewer,
    AppAdmin,    //!< of the host app that it is about
    AppReviewer, //!< of the host app that it is about
    OtherSide,   //!< of a binding: who did not ask for it
    Operator,    //!< of the platform
};

template <>
struct WireNames<ApprovalDecider>
{
    static constexpr std::pair<ApprovalDecider, QStringView> values[] = {
        {ApprovalDecider::WorkspaceAdmin, u"workspaceAdmin"},
        {ApprovalDecider::WorkspaceReviewer, u"workspaceReviewer"},
        {ApprovalDecider::AppAdmin, u"appAdmin"},
        {ApprovalDecider::AppReviewer, u"appReviewer"},
        {ApprovalDecider::OtherSide, u"otherSide"},
        {ApprovalDecider::Operator, u"operator"},
    };
};

//! One row of the table of APR-11.
struct ApprovalRule
{
    ApprovalCategory category;
    ApprovalGroup group;
    std::span<const ApprovalAsker> askers;
    std::span<const ApprovalDecider> deciders;
    bool queuedOffline; //!< whether a decision made without the network may wait for it (APR-10)
};

//! The row of a category.
const ApprovalRule &approvalRule(ApprovalCategory category);

//! The categories of a group, in the order of the table.
QList<ApprovalCategory> approvalCategories(ApprovalGroup group);

//! Whether operators of the platform decide it, and nobody in the workspace.
bool isDecidedByOperators(ApprovalCategory category);

//! Whether a member decides what is asked for the target (APR-11). The other side of a binding is for the
//! binding to know: here nobody is one. Whether it is the own request (APR-5) comes on top.
bool mayDecideApproval(ApprovalCategory category, const Principal &principal, const Target &target = {});

//! The categories that the member decides somewhere in the workspace; for the view "Pending for me" (APR-4).
QList<ApprovalCategory> approvalsDecidedBy(const Principal &principal);

} // namespace Minideck
