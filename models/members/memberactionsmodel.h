#pragma once

#include "memberreport.h"
#include "memberrules.h"

#include <core/result.h>
#include <core/types/operation.h>

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace Minideck {

class MemberActions;
class MemberJob;
class MemberRepository;
class Outbox;
class PlatformClient;

// What can be done to members now and why not, what is under way, and what became of it. No texts but the
// reasons.
class MemberActionsModel : public QObject
{
    Q_OBJECT

public:
    // More members than anybody looks through are not changed at once.
    static constexpr qsizetype MostAtOnce = 500;

    explicit MemberActionsModel(QObject *parent = nullptr);
    ~MemberActionsModel() override;

    // Acts in the workspace that this client has open, now and from now on.
    void follow(PlatformClient &client);
    // Who acts, and in which workspace.
    void setSelf(const WorkspaceMembership &self);

    const MemberCircumstances &circumstances() const { return m_circumstances; }
    // Why the member cannot be changed so, in a sentence; empty if it is possible.
    QString refusal(MemberVerb verb, const Member &member) const;
    // The same for many: empty if it is possible for one of them at least.
    QString refusal(MemberVerb verb, const QList<Member> &members) const;
    // Those of them for whom it is possible.
    QList<Member> possible(MemberVerb verb, const QList<Member> &members) const;
    // What is being done to the member, asked for now or left over from before.
    std::optional<OperationKind> underWay(const MemberId &member) const;

    // Names of the teams, host apps and mini programs that nobody is left to administer if all of these are
    // blocked (MEM-5), by the cache.
    QFuture<Result<QStringList>> leftWithoutAdmin(const QList<Member> &members) const;

    // Asks the platform, member by member; the report comes as finished().
    void start(const MemberChange &change, const QList<Member> &members);

signals:
    // Possibilities or what is under way are others now.
    void changed();
    void finished(const Minideck::MemberReport &report);

private:
    void workspaceChanged(PlatformClient &client);
    void askAdmins();
    void outboxChanged();
    void setCircumstances(const std::function<void(MemberCircumstances &)> &edit);

    QPointer<MemberActions> m_actions;
    QPointer<MemberRepository> m_members;
    QPointer<Outbox> m_outbox;
    MemberCircumstances m_circumstances;
    QHash<MemberId, OperationKind> m_asked; // by a job of ours
    QHash<MemberId, OperationKind> m_inBox; // by the outbox, whoever asked
};

} // namespace Minideck
