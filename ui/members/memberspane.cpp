#include "memberspane.h"

#include "invitesheet.h"
#include "memberactions.h"
#include "membercommands.h"
#include "membercopymenu.h"
#include "memberdetail.h"
#include "memberexport.h"
#include "memberfilterbar.h"
#include "memberlist.h"
#include "reportbanner.h"

#include <models/members/memberactionsmodel.h>
#include <models/members/memberfacts.h>
#include <models/members/memberrules.h>
#include <models/members/membersmodel.h>
#include <ui/shared/banner.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/errortext.h>
#include <ui/shared/exportbanner.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/rowview.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QDataStream>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Minideck {

static constexpr qint32 StateVersion = 1;

MembersPane::MembersPane(MembersModel &model, MemberActionsModel &actions, InvitationsModel &invitations,
                         const Clock &clock, QWidget *parent)
    : Pane(parent)
    , m_model(model)
    , m_actions(actions)
    , m_filter(new MemberFilterBar(this))
    , m_notAllowed(new Banner(this))
    , m_stale(new Banner(this))
    , m_report(new ReportBanner(this))
    , m_exported(new ExportBanner(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_pages(new QStackedWidget)
    , m_list(new MemberList(model, actions))
    , m_empty(new EmptyState)
    , m_detail(new MemberDetail(actions, clock))
    , m_sheet(new InviteSheet(invitations))
    , m_exporter(new MemberExport(model, *m_list, *m_exported))
{
    m_notAllowed->setContent(Tone::Accent, u"lock"_qs, tr("Only admins see the members."),
                             tr("An admin of this workspace can give you that role."));
    m_notAllowed->hide();
    connect(m_stale->addVerb(tr("Try again"), u"refresh"_qs), &QPushButton::clicked, this,
            [this] { m_model.retry(); });
    m_stale->hide();

    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    m_split->addWidget(m_pages);
    m_split->addWidget(m_detail);
    m_split->addWidget(m_sheet);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setStretchFactor(2, 0);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_detail->setMinimumWidth(280);
    m_sheet->setMinimumWidth(400);
    m_sheet->hide();
    m_split->setSizes({Metrics::DefaultWidth, m_detail->sizeHint().width(), m_sheet->sizeHint().width()});
    m_filter->setColumnsMenu(m_list->columnsMenu());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    for (QWidget *line :
         std::initializer_list<QWidget *>{m_notAllowed, m_stale, m_report, m_exported, m_filter})
        column->addWidget(line);
    column->addWidget(m_split, 1);

    connect(m_filter, &MemberFilterBar::filterChanged, this, &MembersPane::applyFilter);
    connect(m_filter, &MemberFilterBar::refreshWanted, this, &MembersPane::refresh);
    connect(m_filter, &MemberFilterBar::downPressed, this, [this] { m_list->view()->setFocus(); });
    connect(m_list, &MemberList::currentChanged, this, &MembersPane::showDetail);
    connect(m_list, &MemberList::selectionChanged, this, &Pane::statusChanged);
    connect(m_list, &MemberList::detailWanted, this, &MembersPane::openDetail);
    connect(m_list, &MemberList::filterWanted, this, &MembersPane::focusFilter);
    connect(m_list, &MemberList::escapePressed, this, [this] {
        if (!m_filter->field()->text().isEmpty())
            m_filter->field()->setText({});
        else
            m_list->clearSelection();
    });
    connect(m_detail, &MemberDetail::backWanted, this, &MembersPane::closeDetail);
    connect(m_sheet, &InviteSheet::closeWanted, this, &MembersPane::closeInvitation);
    connect(&actions, &MemberActionsModel::changed, this, &MembersPane::showWhetherToInvite);
    for (MemberCommands *commands : {m_list->commands(), m_detail->commands()})
        connect(commands, &MemberCommands::begun, this, &MembersPane::actionBegun);
    connect(&actions, &MemberActionsModel::finished, this, &MembersPane::showReport);
    connect(&model, &MembersModel::stateChanged, this, &MembersPane::showState);
    connect(&model, &QAbstractItemModel::modelReset, this, &Pane::statusChanged);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Pane::statusChanged);
    connect(&model, &MembersModel::countsChanged, this, [this] {
        emit viewsChanged();
        emit statusChanged();
    });
    connect(&model, &MembersModel::teamsChanged, this, [this] { m_filter->setTeams(m_model.teams()); });
    connect(&model, &MembersModel::soleAdminKnown, this,
            [this](const MemberId &member, const QStringList &names) {
                m_list->commands()->setSoleAdminOf(member, names);
                if (m_detail->member() && m_detail->member()->id == member)
                    m_detail->setSoleAdminOf(names);
            });
    makeActions();
    m_filter->setTeams(model.teams());
    showState();
}

MembersPane::~MembersPane() = default;

void MembersPane::makeActions()
{
    m_filterAction = makeAction(specOf(memberActions(), u"members.filter"_qs), this);
    connect(m_filterAction, &QAction::triggered, this, &MembersPane::focusFilter);
    addAction(m_filterAction);
    const QList<ActionSpec> specs = memberActions();
    m_list->addExport(m_exporter->action());
    addAction(m_exporter->action());

    // Checked while the sheet is open.
    const ActionSpec &invite = specOf(specs, u"members.invite"_qs);
    m_invite = makeAction(invite, this);
    m_invite->setIcon(icon(invite.icon));
    m_invite->setCheckable(true);
    addAction(m_invite);
    connect(m_invite, &QAction::triggered, this,
            [this](bool open) { open ? openInvitation() : closeInvitation(); });
    showWhetherToInvite();
}

void MembersPane::setRole(const WireEnum<Role> &role)
{
    m_allowed = mayViewMembers(role);
    m_filter->setEnabled(m_allowed);
    showWhetherToInvite();
    showState();
    emit viewsChanged();
}

void MembersPane::setDensity(Density density)
{
    m_list->view()->setRowHeight(density == Density::Compact           ? RowView::RowHeight::Compact
                                     : density == Density::Comfortable ? RowView::RowHeight::TwoLines
                                                                       : RowView::RowHeight::Default);
}

QString MembersPane::title() const
{
    return tr("Members");
}

QStringList MembersPane::viewTitles()
{
    return {tr("All"), tr("Invited"), tr("Blocked"), tr("No assignment")};
}

QList<PaneView> MembersPane::views() const
{
    const QStringList titles = viewTitles();
    const auto count = [this](qint64 MemberCounts::*which) {
        return m_allowed && m_model.counts() ? std::optional((*m_model.counts()).*which) : std::nullopt;
    };
    return {{titles.at(All), count(&MemberCounts::all)},
            {titles.at(Invited), count(&MemberCounts::invited)},
            {titles.at(Blocked), count(&MemberCounts::inactive)},
            {titles.at(NoAssignment), count(&MemberCounts::withoutAssignment)}};
}

void MembersPane::setCurrentView(int index)
{
    if (index == m_view || index < 0 || index >= ViewCount)
        return;
    m_view = index;
    m_filter->setStatusOffered(m_view != Invited && m_view != Blocked);
    applyFilter();
    emit viewsChanged();
}

QList<QAction *> MembersPane::verbs() const
{
    return {m_invite};
}

// The role alone: without a way to the platform invitations wait in the outbox.
void MembersPane::showWhetherToInvite()
{
    const QString reason = invitationRefusal(m_actions.circumstances());
    m_invite->setEnabled(reason.isEmpty());
    m_invite->setToolTip(toolTipText(singleLine(reason)));
    m_invite->setStatusTip(singleLine(reason));
    if (!reason.isEmpty() && m_invite->isChecked())
        closeInvitation();
}

void MembersPane::openInvitation()
{
    if (!m_invite->isEnabled())
        return;
    m_invite->setChecked(true);
    arrange();
    m_sheet->open();
}

void MembersPane::closeInvitation()
{
    const bool hadFocus = m_sheet->isAncestorOf(window()->focusWidget());
    m_invite->setChecked(false);
    arrange();
    if (hadFocus)
        m_list->view()->setFocus(Qt::OtherFocusReason);
}

QList<QAction *> MembersPane::editActions() const
{
    return QList<QAction *>{m_filterAction, m_invite} << m_list->editActions() << m_exporter->action();
}

QList<QAction *> MembersPane::viewActions() const
{
    return {};
}

QStringList MembersPane::statusTexts() const
{
    QStringList texts;
    if (!m_allowed || !m_model.counts())
        return texts;
    const int shown = m_model.rowCount();
    const qint64 all = m_model.counts()->all;
    texts << (shown == all ? tr("%n member(s)", nullptr, shown)
                           : tr("%1 of %2 members").arg(QLocale().toString(shown), QLocale().toString(all)));
    if (m_list->selectedCount() > 1)
        texts << tr("%1 selected").arg(QLocale().toString(m_list->selectedCount()));
    return texts;
}

MemberQuery MembersPane::query() const
{
    MemberQuery query = m_filter->filter();
    query.sort = m_model.query().sort;
    query.order = m_model.query().order;
    if (m_view == Invited)
        query.statuses = {MemberStatus::Invited};
    else if (m_view == Blocked)
        query.statuses = {MemberStatus::Inactive};
    query.withoutAssignment = m_view == NoAssignment;
    return query;
}

void MembersPane::applyFilter()
{
    if (query() == m_model.query())
        return;
    m_list->forgetSelection();
    m_model.setQuery(query());
}

void MembersPane::showState()
{
    const bool rows = m_model.state() == ListState::Ready;
    const bool loading = m_model.state() == ListState::FirstLoad;
    m_notAllowed->setVisible(!m_allowed);
    m_list->view()->setLoading(loading && m_allowed);

    const bool stale = rows && m_model.error().has_value();
    if (stale) {
        const ErrorText text = errorText(*m_model.error());
        m_stale->setContent(Tone::Warning, u"warning"_qs, text.start, text.sentence);
    }
    m_stale->setVisible(stale && m_allowed);

    const bool shown = m_allowed && (rows || loading);
    if (!shown) {
        // The focus would wander off with the list; it goes back with it, unless somebody has typed
        // meanwhile.
        if (m_list->view()->hasFocus()) {
            m_filter->field()->edit()->setFocus();
            m_focusIsLent = true;
        }
        showEmpty();
    }
    m_pages->setCurrentWidget(shown ? static_cast<QWidget *>(m_list) : m_empty);
    if (shown && std::exchange(m_focusIsLent, false) && m_filter->field()->edit()->hasFocus()
        && m_filter->field()->text().isEmpty())
        m_list->view()->setFocus();
    showDetail();
    emit statusChanged();
}

void MembersPane::showEmpty()
{
    if (!m_allowed)
        return m_empty->setContent(u"members"_qs, tr("Members are managed by admins"),
                                   tr("Your role does not show who else works in this workspace."));
    if (m_model.state() == ListState::Failed) {
        const ErrorText text = errorText(m_model.error().value_or(Error{}));
        return m_empty->setContent(u"st-failed"_qs, text.start, text.sentence,
                                   {{tr("Try again"), [this] { refresh(); }}});
    }
    if (m_model.state() == ListState::EmptyByFilter && !m_filter->description().isEmpty())
        return showNoMatch();
    switch (m_view) {
    case Invited:
        return m_empty->setContent(u"st-invited"_qs, tr("Nobody is invited"),
                                   tr("People who have not yet accepted their invitation stand here."));
    case Blocked:
        return m_empty->setContent(u"st-blocked"_qs, tr("Nobody is blocked"),
                                   tr("Members who may no longer work in this workspace stand here."));
    case NoAssignment:
        return m_empty->setContent(
            u"members"_qs, tr("Everybody is assigned"),
            tr("Members without a program, app or team stand here. New members begin so."));
    default:
        return m_empty->setContent(u"members"_qs, tr("No members yet"),
                                   tr("The people of this workspace stand here."));
    }
}

void MembersPane::showNoMatch()
{
    QList<EmptyState::Verb> verbs;
    if (m_filter->field()->tokens().size() + !m_filter->field()->text().isEmpty() > 1)
        verbs << EmptyState::Verb{tr("Remove last"), [this] { m_filter->removeLast(); }};
    verbs << EmptyState::Verb{tr("Clear all"), [this] { m_filter->clear(); }};
    m_empty->setContent(u"filter"_qs, tr("No match for %1").arg(m_filter->description()),
                        tr("The filter leaves nobody of this view."), verbs);
}

void MembersPane::showDetail()
{
    const bool rows = m_allowed && m_model.state() == ListState::Ready;
    const auto member = rows ? m_list->current() : std::nullopt;
    const bool another = member
        && (!m_detail->member() || m_detail->member()->id != member->id || *m_detail->member() != *member);
    m_detail->setMember(member);
    if (another)
        m_model.askSoleAdmin(member->id);
    if (!member)
        m_detailOpen = false;
    arrange();
}

void MembersPane::openDetail()
{
    if (!m_detail->member())
        return;
    m_detailOpen = true;
    arrange();
    m_detail->takeFocus();
}

void MembersPane::closeDetail()
{
    m_detailOpen = false;
    arrange();
    m_list->view()->setFocus(Qt::OtherFocusReason);
}

void MembersPane::arrange()
{
    const bool inviting = m_invite && m_invite->isChecked();
    const bool detailAlone = m_narrow && m_detailOpen && !inviting;
    const bool listShown = !detailAlone && !(m_narrow && inviting);
    m_detail->setOverList(detailAlone);
    m_pages->setVisible(listShown);
    m_filter->setVisible(listShown);
    m_detail->setVisible(!inviting && (m_narrow ? detailAlone : m_detail->member().has_value()));
    m_sheet->setVisible(inviting);
    // The list has its new width before its columns share it out.
    m_split->refresh();
    m_list->setCramped(inviting && !m_narrow);
}

void MembersPane::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    const bool narrow = window()->width() < Metrics::DetailOverlaysBelow;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_detailOpen = false;
    arrange();
}

void MembersPane::focusFilter()
{
    if (m_narrow && m_detailOpen)
        closeDetail();
    m_filter->field()->edit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->field()->edit()->selectAll();
}

// The button that was pressed is about to be disabled and would hand the focus to just anybody.
void MembersPane::actionBegun()
{
    m_report->hide();
    if (m_detail->isAncestorOf(window()->focusWidget()))
        m_detail->takeFocus();
    else
        m_list->view()->setFocus(Qt::OtherFocusReason);
}

void MembersPane::showReport(const MemberReport &report)
{
    m_report->showReport(report);
    const auto isStale = [](const MemberReport::Failure &failure) {
        return failure.error.kind == ErrorKind::PreconditionFailed
            || failure.error.kind == ErrorKind::NotFound;
    };
    if (std::ranges::any_of(report.failed, isStale))
        emit refreshWanted();
}

void MembersPane::takeFocus()
{
    m_list->view()->setFocus(Qt::OtherFocusReason);
}

void MembersPane::refresh()
{
    if (m_model.error())
        m_model.retry();
    emit refreshWanted();
}

void MembersPane::copy()
{
    m_list->copyMenu()->copyAs(MemberFormat::Csv);
}

void MembersPane::selectAll()
{
    m_list->view()->selectAll();
}

// Whoever was found elsewhere is shown among all.
void MembersPane::showObject(const QString &id)
{
    setCurrentView(All);
    m_filter->clear();
    m_list->showMember(MemberId(id));
    m_list->view()->setFocus(Qt::OtherFocusReason);
}

QByteArray MembersPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << StateVersion << qint32(m_view) << m_split->saveState() << m_list->saveState();
    return state;
}

bool MembersPane::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    qint32 view = 0;
    QByteArray split;
    QByteArray list;
    stream >> version >> view >> split >> list;
    if (stream.status() != QDataStream::Ok || version != StateVersion || !m_list->restoreState(list))
        return false;
    m_split->restoreState(split);
    setCurrentView(view);
    return true;
}

} // namespace Minideck
