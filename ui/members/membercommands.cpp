#include "membercommands.h"

#include "memberactions.h"
#include "memberquestions.h"
#include "roledialog.h"

#include <core/answer.h>
#include <models/members/memberactionsmodel.h>
#include <ui/shared/dialogs.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/icons.h>

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace Minideck {

MemberCommands::MemberCommands(MemberActionsModel &actions, QWidget *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_widget(parent)
{
    add(MemberVerb::SetRole, u"members.setRole"_qs);
    add(MemberVerb::Block, u"members.block"_qs);
    add(MemberVerb::Unblock, u"members.unblock"_qs);
    add(MemberVerb::Remove, u"members.remove"_qs);
    add(MemberVerb::RenewInvitation, u"members.renewInvitation"_qs);
    add(MemberVerb::RevokeInvitation, u"members.revokeInvitation"_qs);
    action(MemberVerb::Block)->setIcon(icon(u"st-blocked"_qs));
    connect(&actions, &MemberActionsModel::changed, this, &MemberCommands::show);
    show();
}

// Without a name and keys: there may be more than one set of commands in a pane.
void MemberCommands::add(MemberVerb verb, const QString &id)
{
    auto *action = new QAction(specOf(memberActions(), id).text, this);
    connect(action, &QAction::triggered, this, [this, verb] { ask(verb); });
    m_verbs.insert(verb, action);
}

void MemberCommands::serve(QWidget *list)
{
    const QList<ActionSpec> specs = memberActions();
    const auto give = [&specs, list](QAction *action, const QString &id) {
        const ActionSpec &spec = specOf(specs, id);
        action->setObjectName(id);
        action->setShortcuts(spec.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        list->addAction(action);
    };
    give(action(MemberVerb::SetRole), u"members.setRole"_qs);
    give(action(MemberVerb::Block), u"members.block"_qs);
    give(action(MemberVerb::Unblock), u"members.unblock"_qs);
    give(action(MemberVerb::Remove), u"members.remove"_qs);
    give(action(MemberVerb::RenewInvitation), u"members.renewInvitation"_qs);
    give(action(MemberVerb::RevokeInvitation), u"members.revokeInvitation"_qs);
    m_blocking = makeAction(specOf(specs, u"members.toggleBlock"_qs), this);
    list->addAction(m_blocking);
    connect(m_blocking, &QAction::triggered, this, [this] {
        trigger(action(MemberVerb::Block)->isVisible() ? MemberVerb::Block : MemberVerb::Unblock);
    });
    m_removing = makeAction(specOf(specs, u"members.toggleRemove"_qs), this);
    list->addAction(m_removing);
    connect(m_removing, &QAction::triggered, this, [this] {
        trigger(action(MemberVerb::Remove)->isVisible() ? MemberVerb::Remove : MemberVerb::RevokeInvitation);
    });
    show();
}

QList<QAction *> MemberCommands::all() const
{
    return {action(MemberVerb::SetRole), action(MemberVerb::RenewInvitation),  action(MemberVerb::Block),
            action(MemberVerb::Unblock), action(MemberVerb::RevokeInvitation), action(MemberVerb::Remove)};
}

void MemberCommands::setMembers(const QList<Member> &members)
{
    m_members = members;
    m_tooMany = false;
    show();
}

void MemberCommands::setSoleAdminOf(const MemberId &member, const QStringList &names)
{
    m_soleAdmin = member;
    m_soleAdminOf = names;
}

QStringList MemberCommands::leftWithoutAdmin() const
{
    return m_members.size() == 1 && m_members.first().id == m_soleAdmin ? m_soleAdminOf : QStringList();
}

void MemberCommands::setTooMany()
{
    setMembers({});
    m_tooMany = true;
    show();
}

QString MemberCommands::reason(MemberVerb verb) const
{
    if (m_tooMany)
        return tr("At most %n member(s) are changed at once.", nullptr,
                  static_cast<int>(MemberActionsModel::MostAtOnce));
    return m_members.isEmpty() ? tr("Nobody is selected.") : m_actions.refusal(verb, m_members);
}

// Disabled with the reason, never hidden, but of Block and Unblock, Remove and Revoke only what the members
// leave to do.
void MemberCommands::show()
{
    const auto isBlocked = [](const Member &member) { return member.status.is(MemberStatus::Inactive); };
    const bool someBlocked = std::ranges::any_of(m_members, isBlocked);
    const bool allBlocked = someBlocked && std::ranges::all_of(m_members, isBlocked);
    for (auto verb = m_verbs.cbegin(); verb != m_verbs.cend(); ++verb) {
        const QString why = reason(verb.key());
        verb.value()->setEnabled(why.isEmpty());
        verb.value()->setToolTip(toolTipText(singleLine(why)));
        verb.value()->setStatusTip(singleLine(why));
    }
    const auto isInvited = [](const Member &member) { return member.status.is(MemberStatus::Invited); };
    const bool someInvited = std::ranges::any_of(m_members, isInvited);
    const bool allInvited = someInvited && std::ranges::all_of(m_members, isInvited);
    action(MemberVerb::Block)->setVisible(!allBlocked && !allInvited);
    action(MemberVerb::Unblock)->setVisible(someBlocked);
    action(MemberVerb::Remove)->setVisible(!allInvited);
    action(MemberVerb::RenewInvitation)->setVisible(someInvited);
    action(MemberVerb::RevokeInvitation)->setVisible(someInvited);
    if (m_blocking)
        m_blocking->setEnabled(action(allBlocked ? MemberVerb::Unblock : MemberVerb::Block)->isEnabled());
    if (m_removing)
        m_removing->setEnabled(
            action(allInvited ? MemberVerb::RevokeInvitation : MemberVerb::Remove)->isEnabled());
}

void MemberCommands::trigger(MemberVerb verb)
{
    action(verb)->trigger();
}

void MemberCommands::ask(MemberVerb verb)
{
    const QList<Member> members = m_actions.possible(verb, m_members);
    if (members.isEmpty())
        return;
    switch (verb) {
    case MemberVerb::SetRole:
        return askRole(members);
    case MemberVerb::RenewInvitation: // nothing is lost by it
        emit begun();
        return m_actions.start({verb, {}}, members);
    case MemberVerb::Block:
    case MemberVerb::Remove:
        if (members.size() > 1)
            return askAboutMany(verb, members);
        break;
    case MemberVerb::Unblock:
    case MemberVerb::RevokeInvitation:
        break;
    }
    askWith(verb, members, leftWithoutAdmin());
}

// Together they may be all the admins that something has, though none of them is the only one.
void MemberCommands::askAboutMany(MemberVerb verb, const QList<Member> &members)
{
    whenAnswered(m_actions.leftWithoutAdmin(members), this,
                 [this, verb, members](const Result<QStringList> &names) {
                     askWith(verb, members, names.valueOr({}));
                 });
}

void MemberCommands::askWith(MemberVerb verb, const QList<Member> &members,
                             const QStringList &leftWithoutAdmin)
{
    const Question question = memberQuestion(verb, members, m_members.size(), leftWithoutAdmin,
                                             m_actions.circumstances().self.memberId);
    askInDialog(m_widget->window(), question, [this, verb, members](bool yes) {
        if (!yes)
            return;
        emit begun();
        m_actions.start({verb, {}}, members);
    });
}

void MemberCommands::askRole(const QList<Member> &members)
{
    auto *dialog = new RoleDialog(members, m_members.size(), m_widget->window());
    connect(dialog, &RoleDialog::chosen, this, [this, members](Role role) {
        QList<Member> others = members;
        others.removeIf([role](const Member &member) { return member.role.is(role); });
        emit begun();
        m_actions.start({MemberVerb::SetRole, role}, others);
    });
    dialog->open();
}

} // namespace Minideck
