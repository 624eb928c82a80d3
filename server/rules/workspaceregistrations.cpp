#include "workspaceregistrations.h"

namespace Minideck {

using Broken = std::optional<BrokenRule>;

static BrokenRule gone()
{
    return {.rule = u"ACC-2"_qs,
            .detail = u"There is no such registration any more."_qs,
            .reason = u"notFound"_qs};
}

Broken WorkspaceRegistrations::ask(StoredApproval &approval, const ApprovalWish &wish)
{
    auto registration = RegistrationRows::byId(m_tools.connection, WorkspaceId(approval.subjectId));
    if (!registration)
        return gone();
    if (registration->workspace.status == WorkspaceStatus::Rejected) {
        RegistrationForm form = registration->form;
        wish.change.value_or(WorkspaceFacts()).writeInto(form);
        if (const Broken broken = m_registrations.resubmit(*registration, form, m_tools.journal))
            return broken;
        registration->form = form;
    }
    QJsonObject payload = WorkspaceFacts::of(registration->form).toJson();
    payload[u"name"_qs] = registration->form.name;
    approval.facts = {{u"workspaceName"_qs, registration->form.name}};
    approval.round.payload = payload;
    approval.round.base = {};
    return std::nullopt;
}

std::variant<QJsonObject, BrokenRule> WorkspaceRegistrations::approve(const StoredApproval &approval,
                                                                      const ApprovalVerdict &)
{
    const auto registration = RegistrationRows::byId(m_tools.connection, WorkspaceId(approval.subjectId));
    if (!registration)
        return gone();
    if (const Broken broken = m_registrations.approve(*registration, m_tools.journal))
        return *broken;
    return QJsonObject();
}

Broken WorkspaceRegistrations::reject(const StoredApproval &approval, const QString &reason)
{
    const auto registration = RegistrationRows::byId(m_tools.connection, WorkspaceId(approval.subjectId));
    return registration ? m_registrations.reject(*registration, reason, m_tools.journal) : Broken(gone());
}

Broken WorkspaceRegistrations::withdraw(const StoredApproval &approval)
{
    const auto registration = RegistrationRows::byId(m_tools.connection, WorkspaceId(approval.subjectId));
    return registration ? m_registrations.withdraw(*registration, m_tools.journal) : Broken(gone());
}

} // namespace Minideck
