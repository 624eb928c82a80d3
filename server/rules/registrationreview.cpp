#include "registrationreview.h"

#include "approvals.h"
#include "workspaceregistrations.h"

#include <server/store/accountstore.h>

namespace Minideck::RegistrationReview {

using Broken = std::optional<BrokenRule>;

std::variant<WorkspaceId, BrokenRule> submit(Connection &connection, const RegistrationForm &form,
                                             qint64 account, const AuditEvent &origin, Random &random,
                                             const MasterKey &key)
{
    const auto submitted = Registrations(connection, origin.at, random, key).submit(form, account, origin);
    const auto *id = std::get_if<WorkspaceId>(&submitted);
    const auto made = id ? RegistrationRows::byId(connection, *id) : std::nullopt;
    const auto applicant = Accounts::byKey(connection, account);
    if (!made || !applicant)
        return submitted;
    AuditEvent event = origin;
    event.workspaceId = id->text();
    ChangeJournal journal(connection, made->workspace.key, event);
    const ApprovalTools tools{connection, origin.at, random, key, journal};
    WorkspaceRegistrations effect(tools);
    StoredApproval about;
    about.category = ApprovalCategory::WorkspaceRegistration;
    about.subjectId = id->text();
    about.applicant = {
        .key = applicant->key, .id = applicant->id, .name = applicant->name, .email = applicant->email};
    const auto asked = Approvals(tools).submit(about, {}, effect);
    if (const auto *broken = std::get_if<BrokenRule>(&asked))
        return *broken;
    return *id;
}

static std::optional<StoredApproval> approvalOf(const ApprovalTools &tools, const Registration &registration)
{
    return ApprovalRows::newestAbout(tools.connection, ApprovalCategory::WorkspaceRegistration,
                                     registration.workspace.id.text());
}

//! For the state of the workspace, which is what these callers know: a workspace that nobody registered has
//! no approval either.
static BrokenRule notUnderReview(const Registration &registration)
{
    return {.rule = u"ACC-8"_qs,
            .detail = u"The workspace is in the state \"%1\"."_qs.arg(toWire(registration.workspace.status)),
            .reason = u"wrongState"_qs};
}

Broken approve(const ApprovalTools &tools, const Registration &registration, const ApprovalVerdict &verdict)
{
    const auto approval = approvalOf(tools, registration);
    if (!approval || approval->status != ApprovalStatus::InReview)
        return notUnderReview(registration);
    WorkspaceRegistrations effect(tools);
    return Approvals(tools).approve(*approval, verdict, effect);
}

Broken reject(const ApprovalTools &tools, const Registration &registration, const ApprovalVerdict &verdict)
{
    const auto approval = approvalOf(tools, registration);
    if (!approval || approval->status != ApprovalStatus::InReview)
        return notUnderReview(registration);
    WorkspaceRegistrations effect(tools);
    return Approvals(tools).reject(*approval, verdict, effect);
}

} // namespace Minideck::RegistrationReview
