#include "memberactionsmodel.h"

#include "memberjob.h"

#include <client/sync/memberactions.h>
#include <client/sync/memberrepository.h>
#include <client/sync/outbox.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>
#include <models/shared/membertext.h>

#include <algorithm>

namespace Minideck {

static OperationKind kindOf(MemberVerb verb)
{
    switch (verb) {
    case MemberVerb::SetRole:
        return OperationKind::SetRole;
    case MemberVerb::Block:
        return OperationKind::Block;
    case MemberVerb::Unblock:
        return OperationKind::Unblock;
    case MemberVerb::Remove:
        return OperationKind::Remove;
    case MemberVerb::RenewInvitation:
        return OperationKind::RenewInvitation;
    case MemberVerb::RevokeInvitation:
        return OperationKind::RevokeInvitation;
    }
    Q_UNREACHABLE();
}

static QFuture<Result<Operation>> act(MemberActions &actions, const MemberChange &change,
                                      const Member &member)
{
    switch (change.verb) {
    case MemberVerb::SetRole:
        return actions.setRole(member, change.role.value());
    case MemberVerb::Block:
        return actions.block(member);
    case MemberVerb::Unblock:
        return actions.unblock(member);
    case MemberVerb::Remove:
        return actions.remove(member);
    case MemberVerb::RenewInvitation:
        return actions.renewInvitation(member);
    case MemberVerb::RevokeInvitation:
        return actions.revokeInvitation(member);
    }
    Q_UNREACHABLE();
}

MemberActionsModel::MemberActionsModel(QObject *parent)
    : QObject(parent)
{ }

MemberActionsModel::~MemberActionsModel() = default;

void MemberActionsModel::follow(PlatformClient &client)
{
    const auto phaseChanged = [this, &client] {
        setCircumstances([&client](MemberCircumstances &now) { now.phase = client.state().phase; });
    };
    connect(&client, &PlatformClient::stateChanged, this, phaseChanged);
    connect(&client, &PlatformClient::workspaceOpened, this, [this, &client] { workspaceChanged(client); });
    phaseChanged();
    workspaceChanged(client);
}

void MemberActionsModel::setSelf(const WorkspaceMembership &self)
{
    setCircumstances([&self](MemberCircumstances &now) { now.self = self; });
}

// Nothing of one workspace is under way in another.
void MemberActionsModel::workspaceChanged(PlatformClient &client)
{
    for (QObject *old : std::initializer_list<QObject *>{m_members, m_outbox}) {
        if (old)
            old->disconnect(this);
    }
    qDeleteAll(findChildren<MemberJob *>(Qt::FindDirectChildrenOnly));
    m_asked.clear();
    m_actions = client.memberActions();
    m_members = client.members();
    m_outbox = client.outbox();
    m_circumstances.activeAdmins.reset();
    if (m_members)
        connect(m_members, &MemberRepository::changed, this, &MemberActionsModel::askAdmins);
    if (m_outbox)
        connect(m_outbox, &Outbox::changed, this, &MemberActionsModel::outboxChanged);
    askAdmins();
    outboxChanged();
    emit changed();
}

void MemberActionsModel::askAdmins()
{
    if (!m_members)
        return;
    const QPointer<MemberRepository> asked = m_members;
    whenAnswered(m_members->counts(), this, [this, asked](const Result<MemberCounts> &answer) {
        if (asked != m_members || !answer)
            return;
        setCircumstances([&answer](MemberCircumstances &now) { now.activeAdmins = answer->activeAdmins; });
    });
}

void MemberActionsModel::outboxChanged()
{
    const auto before = std::exchange(m_inBox, m_outbox ? m_outbox->underWay() : decltype(m_inBox)());
    if (m_inBox != before)
        emit changed();
}

void MemberActionsModel::setCircumstances(const std::function<void(MemberCircumstances &)> &edit)
{
    const MemberCircumstances before = m_circumstances;
    edit(m_circumstances);
    if (m_circumstances != before)
        emit changed();
}

std::optional<OperationKind> MemberActionsModel::underWay(const MemberId &member) const
{
    for (const auto *known : {&m_asked, &m_inBox}) {
        if (const auto found = known->constFind(member); found != known->cend())
            return *found;
    }
    return std::nullopt;
}

QString MemberActionsModel::refusal(MemberVerb verb, const Member &member) const
{
    const QString reason = Minideck::refusal(verb, member, m_circumstances);
    if (!reason.isEmpty() || !underWay(member.id))
        return reason;
    return tr("A change of %1 is under way.").arg(memberName(member));
}

QString MemberActionsModel::refusal(MemberVerb verb, const QList<Member> &members) const
{
    if (const QString reason = Minideck::refusal(verb, m_circumstances); !reason.isEmpty())
        return reason;
    if (members.size() > MostAtOnce)
        return tr("At most %n member(s) are changed at once.", nullptr, static_cast<int>(MostAtOnce));
    QString first;
    for (const Member &member : members) {
        const QString reason = refusal(verb, member);
        if (reason.isEmpty())
            return {};
        if (first.isEmpty())
            first = reason;
    }
    return first;
}

QList<Member> MemberActionsModel::possible(MemberVerb verb, const QList<Member> &members) const
{
    QList<Member> result;
    std::ranges::copy_if(members, std::back_inserter(result),
                         [&](const Member &member) { return refusal(verb, member).isEmpty(); });
    return result;
}

QFuture<Result<QStringList>> MemberActionsModel::leftWithoutAdmin(const QList<Member> &members) const
{
    if (!m_members)
        return QtFuture::makeReadyFuture(Result<QStringList>(QStringList()));
    QList<MemberId> ids;
    for (const Member &member : members)
        ids << member.id;
    return m_members->soleAdminsOf(ids);
}

void MemberActionsModel::start(const MemberChange &change, const QList<Member> &members)
{
    if (!m_actions || members.isEmpty())
        return;
    auto *job = new MemberJob(
        change, members,
        [this, change](const Member &member) -> QFuture<Result<Operation>> {
            if (m_actions)
                return act(*m_actions, change, member);
            return QtFuture::makeReadyFuture(Result<Operation>(Error{.kind = ErrorKind::Cancelled}));
        },
        this);
    for (const Member &member : members)
        m_asked.insert(member.id, kindOf(change.verb));
    connect(job, &MemberJob::finished, this, [this, job] {
        for (const Member &member : job->members())
            m_asked.remove(member.id);
        job->deleteLater();
        emit changed();
        emit finished(job->report());
    });
    emit changed();
    job->start();
}

} // namespace Minideck
