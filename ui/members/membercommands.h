#pragma once

#include <core/types/member.h>
#include <models/members/memberverb.h>

#include <QHash>
#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace Minideck {

class MemberActionsModel;

// The verbs for some members as actions, for buttons and menus: possible or not and why, asking first, then
// doing. Nothing happens without an answer to the question.
class MemberCommands : public QObject
{
    Q_OBJECT

public:
    // The questions appear over the window of `parent`.
    MemberCommands(MemberActionsModel &actions, QWidget *parent);

    void setMembers(const QList<Member> &members);
    // More are selected than can be known.
    void setTooMany();
    // Names of what this member administers alone, for when it is the only one that is asked about.
    void setSoleAdminOf(const MemberId &member, const QStringList &names);

    QAction *action(MemberVerb verb) const { return m_verbs.value(verb); }
    QList<QAction *> all() const;
    void trigger(MemberVerb verb);
    // The verbs work by their keys while this list has the focus.
    void serve(QWidget *list);

signals:
    // A question was answered with yes: what has the focus may be disabled in a moment.
    void begun();

private:
    void add(MemberVerb verb, const QString &id);
    void show();
    void ask(MemberVerb verb);
    void askAboutMany(MemberVerb verb, const QList<Member> &members);
    void askWith(MemberVerb verb, const QList<Member> &members, const QStringList &leftWithoutAdmin);
    void askRole(const QList<Member> &members);
    QString reason(MemberVerb verb) const;
    QStringList leftWithoutAdmin() const;

    MemberActionsModel &m_actions;
    QWidget *m_widget;
    QHash<MemberVerb, QAction *> m_verbs;
    QAction *m_blocking = nullptr; // Block or Unblock, whichever the members leave
    QAction *m_removing = nullptr; // Remove or Revoke
    QList<Member> m_members;
    bool m_tooMany = false;
    MemberId m_soleAdmin;
    QStringList m_soleAdminOf;
};

} // namespace Minideck
