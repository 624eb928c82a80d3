#include "rolechange.h"

#include <core/permissiontable.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace Minideck {

namespace {

using P = Permission;

// Verbs that people think of as one thing.
struct Subject
{
    const char *sentence;
    QList<Permission> permissions;
};

// Every verb of the table stands in one of them; the test counts.
const std::array<Subject, 22> &subjects()
{
    // clang-format off
    static const std::array<Subject, 22> all{{
        {QT_TRANSLATE_NOOP("RoleChange", "See the workspace and its host apps"), {P::WorkspaceView, P::AppView}},
        {QT_TRANSLATE_NOOP("RoleChange", "Change settings and policies of the workspace"), {P::WorkspaceRequestChange, P::SettingsEdit, P::PolicyEdit}},
        {QT_TRANSLATE_NOOP("RoleChange", "Create, edit and delete teams"), {P::TeamCreate, P::TeamDelete, P::TeamEdit}},
        {QT_TRANSLATE_NOOP("RoleChange", "See, invite, block and remove members"), {P::MemberView, P::MemberInvite, P::MemberSetRole, P::MemberBlock, P::MemberUnblock, P::MemberRemove}},
        {QT_TRANSLATE_NOOP("RoleChange", "Assign members to teams, apps and programs"), {P::MemberLookup, P::MemberAssign}},
        {QT_TRANSLATE_NOOP("RoleChange", "Create, edit and delete host apps"), {P::AppCreate, P::AppEdit, P::AppDelete, P::AppSync}},
        {QT_TRANSLATE_NOOP("RoleChange", "Configure host apps and manage their keys"), {P::AppConfigFileDownload, P::AppDevConfigEdit, P::AppLoginConfigEdit, P::AppKeyManage, P::AppSensitiveApiManage}},
        {QT_TRANSLATE_NOOP("RoleChange", "See mini programs"), {P::MiniProgramView}},
        {QT_TRANSLATE_NOOP("RoleChange", "Create mini programs"), {P::MiniProgramCreate}},
        {QT_TRANSLATE_NOOP("RoleChange", "Edit, shelve, bind and delete mini programs"), {P::MiniProgramEdit, P::MiniProgramDelete, P::MiniProgramShelf, P::BindingRequest, P::BindingEnd}},
        {QT_TRANSLATE_NOOP("RoleChange", "Upload, try and delete versions"), {P::VersionUpload, P::VersionTrial, P::VersionDelete}},
        {QT_TRANSLATE_NOOP("RoleChange", "Submit, publish, roll back and withdraw versions"), {P::VersionSubmit, P::VersionPublish, P::VersionRollback, P::VersionWithdraw}},
        {QT_TRANSLATE_NOOP("RoleChange", "Plan, start and end gradual releases"), {P::GrayscaleDraft, P::GrayscaleSimulate, P::GrayscaleStart, P::GrayscaleResume, P::GrayscaleWiden, P::GrayscaleEnd}},
        {QT_TRANSLATE_NOOP("RoleChange", "Suspend and halt gradual releases"), {P::GrayscaleSuspend, P::GrayscaleHalt}},
        {QT_TRANSLATE_NOOP("RoleChange", "See and comment on approvals"), {P::ApprovalView, P::ApprovalComment}},
        {QT_TRANSLATE_NOOP("RoleChange", "Decide approvals and remove releases"), {P::ApprovalDecide, P::ReleaseRemove}},
        {QT_TRANSLATE_NOOP("RoleChange", "Edit domains and privacy, ask for grants"), {P::DomainEdit, P::SkipDomainApply, P::PrivacyEdit, P::GrantApply}},
        {QT_TRANSLATE_NOOP("RoleChange", "Manage AppSecrets"), {P::AppSecretManage}},
        {QT_TRANSLATE_NOOP("RoleChange", "Read logs, templates, packages and QR codes"), {P::LogRead, P::TemplateManage, P::OfflinePackageDownload, P::QrView}},
        {QT_TRANSLATE_NOOP("RoleChange", "Manage capabilities"), {P::CapabilityManage}},
        {QT_TRANSLATE_NOOP("RoleChange", "See figures of use and quality"), {P::AnalyticsView, P::QualityView}},
        {QT_TRANSLATE_NOOP("RoleChange", "See the audit log"), {P::AuditView}},
    }};
    // clang-format on
    return all;
}

// The weakest of the verbs counts after the change, so that a sentence never promises too much.
void add(std::optional<RoleDifference> &difference, Permission permission, Reach before, Reach after)
{
    if (!difference)
        difference = RoleDifference{{}, before, after, {}};
    difference->permissions << permission;
    difference->before =
        after > before ? std::min(difference->before, before) : std::max(difference->before, before);
    difference->after = std::min(difference->after, after);
}

} // namespace

QList<RoleDifference> roleDifferences(const Member &member, Role role)
{
    Member changed = member;
    changed.role = role;
    QList<RoleDifference> differences;
    for (const Subject &subject : subjects()) {
        // One sentence for each direction: what is gained is not hidden behind what is lost.
        std::optional<RoleDifference> gain;
        std::optional<RoleDifference> loss;
        for (const Permission permission : subject.permissions) {
            const Reach before = reach(permission, member);
            const Reach after = reach(permission, changed);
            if (before != after)
                add(after > before ? gain : loss, permission, before, after);
        }
        for (std::optional<RoleDifference> &difference : {std::ref(gain), std::ref(loss)}) {
            if (!difference)
                continue;
            difference->sentence = QCoreApplication::translate("RoleChange", subject.sentence);
            differences << *difference;
        }
    }
    return differences;
}

QString reachText(const RoleDifference &difference)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("RoleChange", text); };
    switch (difference.after) {
    case Reach::None:
    case Reach::Everywhere:
        return {};
    case Reach::Own:
        return difference.isGain() ? tr(QT_TRANSLATE_NOOP("RoleChange", "own ones"))
                                   : tr(QT_TRANSLATE_NOOP("RoleChange", "still own ones"));
    case Reach::Read:
        return difference.isGain() ? tr(QT_TRANSLATE_NOOP("RoleChange", "reading"))
                                   : tr(QT_TRANSLATE_NOOP("RoleChange", "still reading"));
    case Reach::Assigned:
        return difference.isGain() ? tr(QT_TRANSLATE_NOOP("RoleChange", "where assigned"))
                                   : tr(QT_TRANSLATE_NOOP("RoleChange", "still where assigned"));
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
