#pragma once

#include "wireenum.h"

namespace Minideck {

//! What is asked for (APR-11). The order is that of the table, which is a plain array.
enum class ApprovalCategory {
    MemberRequest,
    Publishing,
    Removal,
    Binding,
    SensitiveApi,
    FeatureActivation,
    SkipDomain,
    DeveloperWorkspace,
    WorkspaceRegistration,
    WorkspaceChange,
};

inline constexpr int ApprovalCategoryCount = static_cast<int>(ApprovalCategory::WorkspaceChange) + 1;

template <>
struct WireNames<ApprovalCategory>
{
    static constexpr std::pair<ApprovalCategory, QStringView> values[] = {
        {ApprovalCategory::MemberRequest, u"memberRequest"},
        {ApprovalCategory::Publishing, u"publishing"},
        {ApprovalCategory::Removal, u"removal"},
        {ApprovalCategory::Binding, u"binding"},
        {ApprovalCategory::SensitiveApi, u"sensitiveApi"},
        {ApprovalCategory::FeatureActivation, u"featureActivation"},
        {ApprovalCategory::SkipDomain, u"skipDomain"},
        {ApprovalCategory::DeveloperWorkspace, u"developerWorkspace"},
        {ApprovalCategory::WorkspaceRegistration, u"workspaceRegistration"},
        {ApprovalCategory::WorkspaceChange, u"workspaceChange"},
    };
};

//! The first filter of every list of approvals (APR-1).
enum class ApprovalGroup { MemberRequests, Publishing, Removal, FeatureActivation };

template <>
struct WireNames<ApprovalGroup>
{
    static constexpr std::pair<ApprovalGroup, QStringView> values[] = {
        {ApprovalGroup::MemberRequests, u"memberRequests"},
        {ApprovalGroup::Publishing, u"publishing"},
        {ApprovalGroup::Removal, u"removal"},
        {ApprovalGroup::FeatureActivation, u"featureActivation"},
    };
};

//! Where a review stands (APR-3). How far something is rolled out is another matter, with fields of its own.
enum class ApprovalStatus { InReview, Approved, Rejected, Withdrawn };

template <>
struct WireNames<ApprovalStatus>
{
    static constexpr std::pair<ApprovalStatus, QStringView> values[] = {
        {ApprovalStatus::InReview, u"inReview"},
        {ApprovalStatus::Approved, u"approved"},
        {ApprovalStatus::Rejected, u"rejected"},
        {ApprovalStatus::Withdrawn, u"withdrawn"},
    };
};

//! The views of a list of approvals that the server knows (APR-4); what somebody snoozed is kept by that
//! person.
enum class ApprovalView { PendingForMe, Pending, Reviewed, Mine };

template <>
struct WireNames<ApprovalView>
{
    static constexpr std::pair<ApprovalView, QStringView> values[] = {
        {ApprovalView::PendingForMe, u"pendingForMe"},
        {ApprovalView::Pending, u"pending"},
        {ApprovalView::Reviewed, u"reviewed"},
        {ApprovalView::Mine, u"mine"},
    };
};

} // namespace Minideck
