#pragma once

#include "types/wireenum.h"

namespace Minideck {

//! Every verb of the permission table (product.md section 2). The order is that of the table, which is a
//! plain array.
enum class Permission {
    WorkspaceView,
    WorkspaceRequestChange,
    SettingsEdit,
    PolicyEdit,
    TeamCreate,
    TeamDelete,
    TeamEdit,
    MemberView,
    MemberInvite,
    MemberSetRole,
    MemberBlock,
    MemberUnblock,
    MemberRemove,
    MemberLookup,
    MemberAssign,
    AppView,
    AppCreate,
    AppEdit,
    AppDelete,
    AppSync,
    AppConfigFileDownload,
    AppDevConfigEdit,
    AppLoginConfigEdit,
    AppKeyManage,
    AppSensitiveApiManage,
    MiniProgramView,
    MiniProgramCreate,
    MiniProgramEdit,
    MiniProgramDelete,
    MiniProgramShelf,
    BindingRequest,
    BindingEnd,
    VersionUpload,
    VersionTrial,
    VersionDelete,
    VersionSubmit,
    VersionPublish,
    VersionRollback,
    VersionWithdraw,
    GrayscaleDraft,
    GrayscaleSimulate,
    GrayscaleStart,
    GrayscaleResume,
    GrayscaleWiden,
    GrayscaleEnd,
    GrayscaleSuspend,
    GrayscaleHalt,
    ApprovalView,
    ApprovalComment,
    ApprovalDecide,
    ReleaseRemove,
    DomainEdit,
    SkipDomainApply,
    PrivacyEdit,
    GrantApply,
    AppSecretManage,
    LogRead,
    TemplateManage,
    OfflinePackageDownload,
    QrView,
    CapabilityManage,
    AnalyticsView,
    QualityView,
    AuditView,
};

inline constexpr int PermissionCount = static_cast<int>(Permission::AuditView) + 1;

//! The columns of the table: three workspace roles, of which a member has one, and five roles by assignment.
enum class PrincipalColumn {
    WorkspaceAdmin,
    WorkspaceReviewer,
    WorkspaceDeveloper,
    TeamAdmin,
    AppAdmin,
    AppReviewer,
    ProgramAdmin,
    ProgramDeveloper,
};

inline constexpr int PrincipalColumnCount = static_cast<int>(PrincipalColumn::ProgramDeveloper) + 1;

//! What stands where a verb and a column meet.
enum class PermissionCell {
    None,
    Everywhere,    //!< ✓ in the whole workspace
    Read,          //!< r: may see what the verb is about, and no more
    Assigned,      //!< ◐ in the team, app or program of the assignment
    AssignedTeam,  //!< ◐ team: in the teams one is a member of
    AssignedBound, //!< ◐ bound: programs that are bound to the app of the assignment
    Own,           //!< what one made or asked for oneself
    ByFlag,        //!< with the flag programCreator, or when the policy opens it to all (ROL-5)
    ByPolicy,      //!< ◐, when the policy of the workspace allows it (SET-5)
};

//! The cell of the table (ROL-1).
PermissionCell cell(Permission permission, PrincipalColumn column);

//! True for a verb that only reads, so that a cell of `r` is all it needs.
bool isReading(Permission permission);

template <>
struct WireNames<Permission>
{
    static constexpr std::pair<Permission, QStringView> values[] = {
        {Permission::WorkspaceView, u"workspace.view"},
        {Permission::WorkspaceRequestChange, u"workspace.requestChange"},
        {Permission::SettingsEdit, u"settings.edit"},
        {Permission::PolicyEdit, u"policy.edit"},
        {Permission::TeamCreate, u"team.create"},
        {Permission::TeamDelete, u"team.delete"},
        {Permission::TeamEdit, u"team.edit"},
        {Permission::MemberView, u"member.view"},
        {Permission::MemberInvite, u"member.invite"},
        {Permission::MemberSetRole, u"member.setRole"},
        {Permission::MemberBlock, u"member.block"},
        {Permission::MemberUnblock, u"member.unblock"},
        {Permission::MemberRemove, u"member.remove"},
        {Permission::MemberLookup, u"member.lookup"},
        {Permission::MemberAssign, u"member.assign"},
        {Permission::AppView, u"app.view"},
        {Permission::AppCreate, u"app.create"},
        {Permission::AppEdit, u"app.edit"},
        {Permission::AppDelete, u"app.delete"},
        {Permission::AppSync, u"app.sync"},
        {Permission::AppConfigFileDownload, u"app.configFile.download"},
        {Permission::AppDevConfigEdit, u"app.devConfig.edit"},
        {Permission::AppLoginConfigEdit, u"app.loginConfig.edit"},
        {Permission::AppKeyManage, u"app.key.manage"},
        {Permission::AppSensitiveApiManage, u"app.sensitiveApi.manage"},
        {Permission::MiniProgramView, u"miniProgram.view"},
        {Permission::MiniProgramCreate, u"miniProgram.create"},
        {Permission::MiniProgramEdit, u"miniProgram.edit"},
        {Permission::MiniProgramDelete, u"miniProgram.delete"},
        {Permission::MiniProgramShelf, u"miniProgram.shelf"},
        {Permission::BindingRequest, u"binding.request"},
        {Permission::BindingEnd, u"binding.end"},
        {Permission::VersionUpload, u"version.upload"},
        {Permission::VersionTrial, u"version.trial"},
        {Permission::VersionDelete, u"version.delete"},
        {Permission::VersionSubmit, u"version.submit"},
        {Permission::VersionPublish, u"version.publish"},
        {Permission::VersionRollback, u"version.rollback"},
        {Permission::VersionWithdraw, u"version.withdraw"},
        {Permission::GrayscaleDraft, u"grayscale.draft"},
        {Permission::GrayscaleSimulate, u"grayscale.simulate"},
        {Permission::GrayscaleStart, u"grayscale.start"},
        {Permission::GrayscaleResume, u"grayscale.resume"},
        {Permission::GrayscaleWiden, u"grayscale.widen"},
        {Permission::GrayscaleEnd, u"grayscale.end"},
        {Permission::GrayscaleSuspend, u"grayscale.suspend"},
        {Permission::GrayscaleHalt, u"grayscale.halt"},
        {Permission::ApprovalView, u"approval.view"},
        {Permission::ApprovalComment, u"approval.comment"},
        {Permission::ApprovalDecide, u"approval.decide"},
        {Permission::ReleaseRemove, u"release.remove"},
        {Permission::DomainEdit, u"domain.edit"},
        {Permission::SkipDomainApply, u"skipDomain.apply"},
        {Permission::PrivacyEdit, u"privacy.edit"},
        {Permission::GrantApply, u"grant.apply"},
        {Permission::AppSecretManage, u"appSecret.manage"},
        {Permission::LogRead, u"log.read"},
        {Permission::TemplateManage, u"template.manage"},
        {Permission::OfflinePackageDownload, u"offlinePackage.download"},
        {Permission::QrView, u"qr.view"},
        {Permission::CapabilityManage, u"capability.manage"},
        {Permission::AnalyticsView, u"analytics.view"},
        {Permission::QualityView, u"quality.view"},
        {Permission::AuditView, u"audit.view"},
    };
};

} // namespace Minideck
