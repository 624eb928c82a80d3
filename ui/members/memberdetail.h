#pragma once

#include <core/types/member.h>

#include <QWidget>

#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Minideck {

class Clock;
class ActionButton;
class CopyButton;
class KeyValueGrid;
class MemberActionsModel;
class MemberCommands;
class Note;
class PlainLabel;

// Everything about one member: facts, assignments, and what role and assignments come to.
class MemberDetail : public QWidget
{
    Q_OBJECT

public:
    MemberDetail(MemberActionsModel &actions, const Clock &clock, QWidget *parent = nullptr);
    ~MemberDetail() override;

    void setMember(const std::optional<Member> &member);
    const std::optional<Member> &member() const { return m_member; }
    // Names of what nobody else administers.
    void setSoleAdminOf(const QStringList &names);
    // A page of its own over the list, with a way back.
    void setOverList(bool over);
    void takeFocus();
    // What can be done to this member.
    MemberCommands *commands() const { return m_commands; }

    QSize sizeHint() const override;

signals:
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeActionBar();
    QWidget *makeRoleRow(const Member &member);
    void fill();
    void fillFacts(const Member &member);
    void fillAssignments(const Member &member);
    void fillPermissions(const Member &member);
    void actionsChanged();

    MemberActionsModel &m_actions;
    const Clock &m_clock;
    MemberCommands *m_commands;
    QString m_underWay; // what is shown to be
    std::optional<Member> m_member;
    bool m_allAssignments = false;

    QPushButton *m_back;
    QScrollArea *m_scroll;
    QWidget *m_content;
    PlainLabel *m_name;
    PlainLabel *m_email;
    CopyButton *m_copy;
    ActionButton *m_setRole;
    QVBoxLayout *m_parts; // of what changes from member to member
    Note *m_soleAdmin;
};

} // namespace Minideck
