#pragma once

#include <core/types/member.h>

#include <QWidget>

#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Minideck {

class Clock;
class CopyButton;
class KeyValueGrid;
class Note;
class PlainLabel;

// Everything about one member: facts, assignments, and what role and assignments come to.
class MemberDetail : public QWidget
{
    Q_OBJECT

public:
    explicit MemberDetail(const Clock &clock, QWidget *parent = nullptr);
    ~MemberDetail() override;

    void setMember(const std::optional<Member> &member);
    const std::optional<Member> &member() const { return m_member; }
    // Names of what nobody else administers.
    void setSoleAdminOf(const QStringList &names);
    // A page of its own over the list, with a way back.
    void setOverList(bool over);
    void takeFocus();

    QSize sizeHint() const override;

signals:
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    void fill();
    void fillFacts(const Member &member);
    void fillAssignments(const Member &member);
    void fillPermissions(const Member &member);

    const Clock &m_clock;
    std::optional<Member> m_member;
    bool m_allAssignments = false;

    QPushButton *m_back;
    QScrollArea *m_scroll;
    QWidget *m_content;
    PlainLabel *m_name;
    PlainLabel *m_email;
    CopyButton *m_copy;
    QVBoxLayout *m_parts; // of what changes from member to member
    Note *m_soleAdmin;
};

} // namespace Minideck
