#include "memberlist.h"

#include "memberactions.h"
#include "membercellpainter.h"
#include "membercommands.h"
#include "membercopymenu.h"

#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <models/shared/membertext.h>
#include <ui/shared/actionbutton.h>
#include <ui/shared/rowview.h>
#include <ui/shared/selectionbar.h>
#include <ui/shared/theme/buttonkind.h>

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace Minideck {

// A selection up to this size is known by its members: it survives a changed cache and can be summed up.
static constexpr int MostKnown = 512;

static constexpr qint32 StateVersion = 1;

MemberList::MemberList(MembersModel &model, MemberActionsModel &actions, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new RowView(this))
    , m_bar(new SelectionBar(this))
    , m_columns(new QMenu(this))
    , m_copyAs(new MemberCopyMenu(model, *m_view, this))
    , m_commands(new MemberCommands(actions, this))
{
    m_view->setModel(&model);
    m_view->setCheckColumn(true);
    m_view->setCellPainter(std::make_unique<MemberCellPainter>(actions));
    m_view->setAccessibleName(tr("Members"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    resetColumns();
    makeActions();
    makeColumnsMenu();
    makeSelectionBar();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_bar);

    connect(m_view, &RowView::selectedRowsChanged, this, &MemberList::selectionMoved);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MemberList::selectionMoved);
    connect(m_view, &RowView::doubleClicked, this, &MemberList::detailWanted);
    connect(m_view->header(), &QHeaderView::sortIndicatorChanged, this, &MemberList::sortWanted);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &MemberList::aboutToReset);
    connect(&model, &QAbstractItemModel::modelReset, this, &MemberList::wasReset);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &MemberList::showWanted);
    connect(&actions, &MemberActionsModel::changed, m_view->viewport(), qOverload<>(&QWidget::update));
}

MemberList::~MemberList() = default;

void MemberList::makeActions()
{
    const QList<ActionSpec> specs = memberActions();
    const auto make = [this, &specs](const QString &id, auto &&act) {
        QAction *action = makeAction(specOf(specs, id), this);
        connect(action, &QAction::triggered, this, act);
        m_view->addAction(action);
        return action;
    };
    make(u"members.open"_qs, [this] { emit detailWanted(); });
    make(u"members.filterFromList"_qs, [this] { emit filterWanted(); });
    m_copyEmail = make(u"members.copyEmail"_qs, [this] { copyCurrentEmail(); });
    make(u"members.resetColumns"_qs, [this] { resetColumns(); });
    const auto below = [this, &make](const QString &id, const QString &text, auto &&act) {
        QAction *action = make(id, act);
        action->setText(text); // below "Copy as"
        m_copyAs->addAction(action);
        return action;
    };
    const auto copy = [this, &below](const QString &id, const QString &text, MemberFormat format) {
        below(id, text, [this, format] { m_copyAs->copyAs(format); });
    };
    below(u"members.copyCell"_qs, tr("Cell"), [this] { m_copyAs->copyCell(); });
    copy(u"members.copyEmails"_qs, tr("E-mail addresses"), MemberFormat::Emails);
    copy(u"members.copyCsv"_qs, tr("CSV"), MemberFormat::Csv);
    copy(u"members.copyJson"_qs, tr("JSON"), MemberFormat::Json);
    copy(u"members.copyMarkdown"_qs, tr("Markdown"), MemberFormat::Markdown);
    QAction *curl = below(u"members.copyCurl"_qs, tr("cURL"), [this] { m_copyAs->copyAsCurl(); });
    connect(m_copyAs, &QMenu::aboutToShow, curl,
            [this, curl] { curl->setEnabled(!m_model.curlOf({}).isEmpty()); });
    m_commands->serve(m_view);
}

QList<QAction *> MemberList::editActions() const
{
    return QList<QAction *>{m_copyEmail} << m_commands->all();
}

void MemberList::resetColumns()
{
    QHeaderView *header = m_view->header();
    for (int column = 0; column < MembersModel::ColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, column == MembersModel::StartedAt);
    }
    m_view->setContentWidth(MembersModel::Name, 136);
    m_view->setContentWidth(MembersModel::Role, 84);
    m_view->setContentWidth(MembersModel::Status, 76);
    m_view->setContentWidth(MembersModel::Assigned, 80);
    m_view->setContentWidth(MembersModel::LastActivity, 64);
    m_view->setContentWidth(MembersModel::StartedAt, 84);
    m_view->setStretchColumn(MembersModel::Email);
    showSort();
}

void MemberList::makeColumnsMenu()
{
    QHeaderView *header = m_view->header();
    connect(m_columns, &QMenu::aboutToShow, this, [this, header] {
        m_columns->clear();
        for (int column = 0; column < MembersModel::ColumnCount; ++column) {
            QAction *action =
                m_columns->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
            action->setCheckable(true);
            action->setChecked(!header->isSectionHidden(column));
            action->setEnabled(column != MembersModel::Name);
            connect(action, &QAction::toggled, header,
                    [header, column](bool shown) { header->setSectionHidden(column, !shown); });
        }
        m_columns->addSeparator();
        m_columns->addAction(specOf(memberActions(), u"members.resetColumns"_qs).text, this,
                             &MemberList::resetColumns);
    });
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &point) { m_columns->popup(header->mapToGlobal(point)); });
}

void MemberList::makeSelectionBar()
{
    for (QAction *action : m_commands->all()) {
        auto *button = new ActionButton(action);
        if (action == m_commands->action(MemberVerb::Block)
            || action == m_commands->action(MemberVerb::RevokeInvitation))
            setButtonKind(button, ButtonKind::Danger);
        m_bar->addVerb(button);
    }
    m_bar->addVerb(m_copyAs->title())->setMenu(m_copyAs);
    connect(m_bar, &SelectionBar::clearWanted, this, &MemberList::clearSelection);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MemberList::showMenu);
    m_bar->hide();
}

// The menu key asks without a pointer: then the menu stands at the current row.
void MemberList::showMenu(const QPoint &place)
{
    const QRect row = m_view->rowRect(m_view->currentRow());
    const bool pointed = m_view->rowAt(place.y()) >= 0 && m_view->viewport()->underMouse();
    m_copyAs->setCellColumn(pointed ? m_view->indexAt(place).column() : 0);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_commands->all());
    menu->addSeparator();
    menu->addMenu(m_copyAs);
    if (m_export)
        menu->addAction(m_export);
    menu->popup(m_view->viewport()->mapToGlobal(pointed ? place : row.bottomLeft()));
}

// The head shows what is sorted by, also when the question came from elsewhere.
void MemberList::showSort()
{
    for (int column = 0; column < MembersModel::ColumnCount; ++column) {
        if (MembersModel::sortOf(column) == m_model.query().sort)
            m_view->header()->setSortIndicator(column, m_model.query().order);
    }
}

void MemberList::sortWanted(int column, Qt::SortOrder order)
{
    if (MembersModel::sortOf(column) == m_model.query().sort && m_model.query().order == order)
        return;
    if (MembersModel::sortOf(column))
        m_model.sort(column, order);
    else
        showSort();
}

std::optional<Member> MemberList::current() const
{
    return m_model.member(m_view->currentRow());
}

int MemberList::selectedCount() const
{
    return m_view->selectedRows().count();
}

void MemberList::showMember(const MemberId &member)
{
    m_wantedId = member;
    showWanted();
}

void MemberList::showWanted()
{
    if (m_wantedId.isEmpty())
        return;
    const int row = m_model.rowOf(m_wantedId);
    if (row < 0)
        return;
    m_wantedId = {};
    m_view->setCurrentRow(row);
    m_view->scrollTo(m_view->currentIndex());
}

void MemberList::forgetSelection()
{
    m_selectedIds.clear();
    m_allSelected = false;
    m_wantedId = {};
}

// Back to the current row alone.
void MemberList::clearSelection()
{
    m_view->setCurrentRow(m_view->currentRow());
}

void MemberList::selectionMoved()
{
    if (m_resetting)
        return;
    const auto member = current();
    m_currentId = member ? member->id : MemberId();

    const RowSelection &selection = m_view->selectedRows();
    m_allSelected = selection.count() > 1 && selection.count() == m_model.rowCount();
    m_selectedIds.clear();
    QList<Member> members;
    int active = 0;
    int invited = 0;
    int blocked = 0;
    if (selection.count() <= MostKnown) {
        for (const RowRange &range : selection.ranges()) {
            for (int row = range.first; row <= range.last; ++row) {
                const auto selected = m_model.member(row);
                if (!selected)
                    continue;
                m_selectedIds << selected->id;
                members << *selected;
                active += selected->status.is(MemberStatus::Active);
                invited += selected->status.is(MemberStatus::Invited);
                blocked += selected->status.is(MemberStatus::Inactive);
            }
        }
    }

    QStringList facts;
    if (active > 0)
        facts << tr("%n active", nullptr, active);
    if (invited > 0)
        facts << tr("%n invited", nullptr, invited);
    if (blocked > 0)
        facts << tr("%n blocked", nullptr, blocked);
    m_bar->setTexts(tr("%1 selected").arg(QLocale().toString(selection.count())), facts.join(tr(", ")));
    m_bar->setVisible(selection.count() > 1);
    fillCommands(members);
    emit currentChanged();
    emit selectionChanged();
}

void MemberList::fillCommands(const QList<Member> &selected)
{
    const auto currentMember = current();
    if (m_view->selectedRows().count() > MostKnown)
        m_commands->setTooMany();
    else if (!selected.isEmpty() || !currentMember)
        m_commands->setMembers(selected);
    else
        m_commands->setMembers({*currentMember});
}

void MemberList::aboutToReset()
{
    m_resetting = true;
    m_keptIds = m_selectedIds;
    m_keptAll = m_allSelected && m_selectedIds.isEmpty();
}

void MemberList::wasReset()
{
    // Rows that came before have been forgotten by the view already.
    const int currentRow = m_currentId.isEmpty() ? -1 : m_model.rowOf(m_currentId);
    if (m_keptAll) {
        m_view->selectAll();
    } else {
        QItemSelection selection;
        for (const int row : m_model.rowsOf(m_keptIds))
            selection.select(m_model.index(row, 0), m_model.index(row, MembersModel::ColumnCount - 1));
        m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    m_view->setCurrentRow(currentRow, false);
    m_resetting = false;
    showWanted();
    if (m_view->currentRow() < 0)
        m_view->setCurrentRow(0, m_view->selectedRows().count() == 0);
    if (m_view->selectedRows().count() == 0)
        m_view->setCurrentRow(m_view->currentRow());
    selectionMoved();
}

QList<QPair<int, int>> MemberList::selectedRanges() const
{
    QList<QPair<int, int>> ranges;
    if (selectedCount() > 1) {
        for (const RowRange &range : m_view->selectedRows().ranges())
            ranges << qMakePair(range.first, range.last);
    }
    return ranges;
}

void MemberList::addExport(QAction *action)
{
    m_export = action;
    m_copyAs->addSeparator();
    m_copyAs->addAction(action);
}

void MemberList::setCramped(bool cramped)
{
    QHeaderView *header = m_view->header();
    if (cramped == !m_spared.isEmpty())
        return;
    for (const int column : std::exchange(m_spared, {}))
        header->setSectionHidden(column, false);
    if (!cramped)
        return;
    for (const int column : {MembersModel::Assigned, MembersModel::LastActivity, MembersModel::StartedAt}) {
        if (!header->isSectionHidden(column))
            m_spared << column;
    }
    for (const int column : std::as_const(m_spared))
        header->setSectionHidden(column, true);
}

void MemberList::copyCurrentEmail()
{
    if (const auto member = current())
        QGuiApplication::clipboard()->setText(member->email);
}

bool MemberList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && keyPressed(static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool MemberList::keyPressed(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        m_copyAs->copyAs(MemberFormat::Csv);
        return true;
    }
    if (event->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_C)) {
        m_copyAs->popup(m_view->viewport()->mapToGlobal(m_view->rowRect(m_view->currentRow()).bottomLeft()));
        return true;
    }
    if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    if (event->key() != Qt::Key_Escape)
        return false;
    emit escapePressed();
    return true;
}

QByteArray MemberList::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    // What is hidden for want of room is not hidden by choice.
    QHeaderView *header = m_view->header();
    for (const int column : m_spared)
        header->setSectionHidden(column, false);
    stream << StateVersion << qint32(MembersModel::ColumnCount) << header->saveState();
    for (const int column : m_spared)
        header->setSectionHidden(column, true);
    return state;
}

bool MemberList::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    qint32 columns = 0;
    QByteArray header;
    stream >> version >> columns >> header;
    if (stream.status() != QDataStream::Ok || version != StateVersion || columns != MembersModel::ColumnCount)
        return false;
    return m_view->header()->restoreState(header);
}

} // namespace Minideck
