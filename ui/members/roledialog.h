#pragma once

#include <core/types/member.h>

#include <QDialog>
#include <QMap>

#include <optional>

class QPushButton;
class QRadioButton;
class QScrollArea;
class QVBoxLayout;

namespace Minideck {

// Chooses the role of one or many members and shows what they gain and lose by it before anything is saved
// (MEM-4).
class RoleDialog : public QDialog
{
    Q_OBJECT

public:
    // `selected` is how many were meant, some of whom may be left out.
    RoleDialog(const QList<Member> &members, qsizetype selected, QWidget *parent);

signals:
    void chosen(Minideck::Role role);

private:
    void addRoles(QVBoxLayout *page);
    void showDifferences();
    std::optional<Role> role() const;
    bool changesSomebody(Role role) const;

    QList<Member> m_members;
    QMap<Role, QRadioButton *> m_roles;
    QScrollArea *m_differences;
    QPushButton *m_act;
};

} // namespace Minideck
