#include "workspacechanges.h"

#include <QJsonArray>

namespace Minideck {

static BrokenRule broken(const QString &reason, const QString &detail)
{
    return {.rule = u"ACC-4"_qs, .detail = detail, .reason = reason};
}

static BrokenRule gone()
{
    return broken(u"notFound"_qs, u"There is no such workspace any more."_qs);
}

std::optional<BrokenRule> WorkspaceChanges::ask(StoredApproval &approval, const ApprovalWish &wish)
{
    const auto workspace = RegistrationRows::byKey(m_tools.connection, approval.workspace);
    if (!workspace)
        return gone();
    const QString id = workspace->workspace.id.text();
    const auto newest = ApprovalRows::newestAbout(m_tools.connection, ApprovalCategory::WorkspaceChange, id);
    if (newest && newest->status == ApprovalStatus::InReview)
        return broken(u"alreadyOpen"_qs, u"A change of the workspace is in review already."_qs);
    const WorkspaceFacts wanted = wish.change.value_or(WorkspaceFacts())
                                      .over(WorkspaceFacts::fromJson(approval.round.payload))
                                      .differingFrom(workspace->form);
    if (wanted.isEmpty())
        return broken(u"unchanged"_qs, u"The workspace is so already."_qs);
    const QJsonObject payload = wanted.toJson();
    approval.subjectId = id;
    approval.facts = {{u"workspaceName"_qs, workspace->workspace.name},
                      {u"changed"_qs, QJsonArray::fromStringList(payload.keys())}};
    approval.round.payload = payload;
    approval.round.base = wanted.asIn(workspace->form).toJson();
    return std::nullopt;
}

std::variant<QJsonObject, BrokenRule> WorkspaceChanges::approve(const StoredApproval &approval,
                                                                const ApprovalVerdict &)
{
    const auto workspace = RegistrationRows::byKey(m_tools.connection, approval.workspace);
    if (!workspace)
        return gone();
    const WorkspaceFacts wanted = WorkspaceFacts::fromJson(approval.round.payload);
    RegistrationForm form = workspace->form;
    wanted.writeInto(form);
    RegistrationRows::setForm(m_tools.connection, workspace->workspace.key, form, m_tools.now);
    m_tools.journal.audit(u"workspace.change"_qs, workspace->workspace.id,
                          wanted.asIn(workspace->form).toJson(), wanted.toJson());
    m_tools.journal.feed(workspace->workspace.id);
    return QJsonObject();
}

} // namespace Minideck
