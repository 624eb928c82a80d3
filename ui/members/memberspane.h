#pragma once

#include <core/types/memberquery.h>
#include <ui/shared/density.h>
#include <ui/shared/pane.h>

class QSplitter;
class QStackedWidget;

namespace Minideck {

class Banner;
class Clock;
class EmptyState;
class ExportBanner;
class InvitationsModel;
class InviteSheet;
class MemberDetail;
class MemberExport;
class MemberFilterBar;
class MemberList;
class MemberActionsModel;
class MembersModel;
class ReportBanner;
struct MemberReport;

// The section "Members": views, filter, list with selection, detail.
class MembersPane : public Pane
{
    Q_OBJECT

public:
    MembersPane(MembersModel &model, MemberActionsModel &actions, InvitationsModel &invitations,
                const Clock &clock, QWidget *parent = nullptr);
    ~MembersPane() override;

    // What the own role may see (MEM-8).
    void setRole(const WireEnum<Role> &role);
    void setDensity(Density density);

    QString title() const override;
    // The names of the views, also before there is a pane.
    static QStringList viewTitles();
    QList<PaneView> views() const override;
    int currentView() const override { return m_view; }
    void setCurrentView(int index) override;
    QList<QAction *> verbs() const override;
    QList<QAction *> editActions() const override;
    QList<QAction *> viewActions() const override;
    QStringList statusTexts() const override;
    void takeFocus() override;
    void refresh() override;
    void copy() override;
    void selectAll() override;
    void showObject(const QString &id) override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;

    InviteSheet *inviteSheet() const { return m_sheet; }
    MemberExport *exporter() const { return m_exporter; }
    void openInvitation();
    void closeInvitation();

signals:
    // The platform shall be asked, not the cache alone.
    void refreshWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum View { All, Invited, Blocked, NoAssignment, ViewCount };

    void makeActions();
    void applyFilter();
    MemberQuery query() const;
    void showState();
    void showEmpty();
    void showNoMatch();
    void showDetail();
    void openDetail();
    void closeDetail();
    void arrange();
    void showWhetherToInvite();
    void focusFilter();
    void actionBegun();
    void showReport(const MemberReport &report);

    MembersModel &m_model;
    MemberActionsModel &m_actions;
    int m_view = All;
    bool m_allowed = true;
    bool m_narrow = false;
    bool m_focusIsLent = false; // to the filter, while there is no list
    bool m_detailOpen = false;  // in a narrow window, where it covers the list

    MemberFilterBar *m_filter;
    Banner *m_notAllowed;
    Banner *m_stale;
    ReportBanner *m_report;
    ExportBanner *m_exported;
    QSplitter *m_split;
    QStackedWidget *m_pages; // list or what stands in its place
    MemberList *m_list;
    EmptyState *m_empty;
    MemberDetail *m_detail;
    InviteSheet *m_sheet;
    MemberExport *m_exporter;
    QAction *m_invite = nullptr;
    QAction *m_filterAction = nullptr;
};

} // namespace Minideck
