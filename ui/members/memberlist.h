#pragma once

#include <core/types/member.h>

#include <QPair>
#include <QWidget>

#include <optional>

class QAction;
class QMenu;

namespace Minideck {

class MemberActionsModel;
class MemberCommands;
class MemberCopyMenu;
class MembersModel;
class PlainLabel;
class RowView;
class SelectionBar;

// The table of members with its columns, its keys and the bar that appears below it while several are
// selected. The selection is kept by member, not by row, when the cache has changed.
class MemberList : public QWidget
{
    Q_OBJECT

public:
    MemberList(MembersModel &model, MemberActionsModel &actions, QWidget *parent = nullptr);
    ~MemberList() override;

    RowView *view() const { return m_view; }
    QMenu *columnsMenu() const { return m_columns; }
    std::optional<Member> current() const;
    int selectedCount() const;
    // What can be done to the selected members, or to the current one.
    MemberCommands *commands() const { return m_commands; }
    // More verbs of the menu "Edit".
    QList<QAction *> editActions() const;

    // Makes the member the current one, now or when the rows that are being read have it.
    void showMember(const MemberId &member);
    // The next rows answer another question: only the current member is worth keeping.
    void forgetSelection();
    void clearSelection();
    MemberCopyMenu *copyMenu() const { return m_copyAs; }
    void copyCurrentEmail();

    // The rows that are selected, first and last of each stretch; empty if it is the current one alone.
    QList<QPair<int, int>> selectedRanges() const;
    // Stands below the copies in the menus.
    void addExport(QAction *action);
    // Less room than usual: what can be spared goes and comes again.
    void setCramped(bool cramped);

    QByteArray saveState() const;
    bool restoreState(const QByteArray &state);
    void resetColumns();

signals:
    void currentChanged();
    void selectionChanged();
    void detailWanted();
    void filterWanted();
    void escapePressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool keyPressed(QKeyEvent *event);
    void makeActions();
    void showWanted();
    void makeColumnsMenu();
    void makeSelectionBar();
    void fillCommands(const QList<Member> &selected);
    void showMenu(const QPoint &place);
    void sortWanted(int column, Qt::SortOrder order);
    void showSort();
    void selectionMoved();
    void aboutToReset();
    void wasReset();

    MembersModel &m_model;
    RowView *m_view;
    SelectionBar *m_bar;
    QMenu *m_columns;
    MemberCopyMenu *m_copyAs;
    QAction *m_copyEmail = nullptr;
    QAction *m_export = nullptr;
    QList<int> m_spared; // columns that are hidden for want of room
    MemberCommands *m_commands;
    bool m_resetting = false;

    MemberId m_currentId;
    MemberId m_wantedId;           // to be shown when its row is known
    QList<MemberId> m_selectedIds; // of a selection that is small enough to know
    bool m_allSelected = false;
    QList<MemberId> m_keptIds;
    bool m_keptAll = false;
};

} // namespace Minideck
