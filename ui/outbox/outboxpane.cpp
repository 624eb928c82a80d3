#include "outboxpane.h"

#include "operationcellpainter.h"
#include "operationdetail.h"
#include "outboxactions.h"

#include <models/outbox/operationtext.h>
#include <models/outbox/outboxmodel.h>
#include <ui/shared/dialogs.h>
#include <ui/shared/emptystate.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/rowview.h>
#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QDataStream>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Minideck {

static constexpr qint32 StateVersion = 1;

OutboxPane::OutboxPane(OutboxModel &model, const Clock &clock, QWidget *parent)
    : Pane(parent)
    , m_model(model)
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_pages(new QStackedWidget)
    , m_list(new RowView)
    , m_empty(new EmptyState)
    , m_detail(new OperationDetail(clock))
{
    makeList();
    makeActions();
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    m_split->addWidget(m_pages);
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_detail->setMinimumWidth(360);
    m_split->setSizes({Metrics::DefaultWidth, m_detail->sizeHint().width()});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_split);

    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    connect(&model, &QAbstractItemModel::modelReset, this, &OutboxPane::rowsChanged);
    connect(&model, &OutboxModel::countsChanged, this, [this] {
        emit viewsChanged();
        emit badgeChanged();
        emit statusChanged();
    });
    connect(m_detail, &OperationDetail::sendAgainWanted, this, &OutboxPane::sendAgain);
    connect(m_detail, &OperationDetail::discardWanted, this, &OutboxPane::discard);
    connect(m_detail, &OperationDetail::cancelWanted, this, &OutboxPane::cancel);
    connect(m_detail, &OperationDetail::backWanted, this, &OutboxPane::closeDetail);
    rowsChanged();
}

OutboxPane::~OutboxPane() = default;

void OutboxPane::makeList()
{
    m_list->setModel(&m_model);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setRowHeight(RowView::RowHeight::TwoLines);
    m_list->setCellPainter(std::make_unique<OperationCellPainter>());
    m_list->setAccessibleName(tr("Operations"));
    m_list->setContentWidth(OutboxModel::State, 124);
    m_list->setContentWidth(OutboxModel::Since, 64);
    m_list->setStretchColumn(OutboxModel::What);
    m_list->header()->setSectionsClickable(false);
    m_list->header()->setSortIndicatorShown(false);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OutboxPane::showCurrent);
    connect(m_list, &RowView::doubleClicked, this, &OutboxPane::openDetail);
}

void OutboxPane::makeActions()
{
    const QList<ActionSpec> specs = outboxActions();
    const auto make = [this, &specs](const QString &id, auto act) {
        QAction *action = makeAction(specOf(specs, id), this);
        connect(action, &QAction::triggered, this, act);
        m_list->addAction(action);
        return action;
    };
    m_open = make(u"outbox.open"_qs, &OutboxPane::openDetail);
    m_sendAgain = make(u"outbox.sendAgain"_qs, &OutboxPane::sendAgain);
    m_cancel = make(u"outbox.cancel"_qs, &OutboxPane::cancel);
    m_remove = make(u"outbox.remove"_qs, &OutboxPane::discard);
}

// What cannot be done to the current operation says why.
void OutboxPane::showPossible()
{
    const auto &operation = m_detail->operation();
    const auto set = [&operation](QAction *action, bool possible, const QString &reason) {
        action->setEnabled(possible);
        action->setStatusTip(possible ? QString() : operation ? reason : tr("No operation is chosen."));
    };
    const bool waits = operation
        && (operation->state == OperationState::Retry || operation->state == OperationState::Unknown);
    const bool decides = operation && needsDecision(operation->state);
    set(m_open, operation.has_value(), {});
    set(m_sendAgain, waits || decides, tr("This operation needs no other try."));
    set(m_cancel, operation && canCancel(*operation) && !decides, tr("This operation cannot be held back."));
    set(m_remove, operation && isSettled(operation->state), tr("This operation is not settled yet."));
}

QString OutboxPane::title() const
{
    return tr("Outbox");
}

QStringList OutboxPane::viewTitles()
{
    return {tr("All"), tr("Needs you"), tr("Waiting"), tr("Sent")};
}

QList<QAction *> OutboxPane::editActions() const
{
    return {m_sendAgain, m_cancel, m_remove};
}

QList<PaneView> OutboxPane::views() const
{
    const QStringList titles = viewTitles();
    const OutboxCounts &counts = m_model.counts();
    return {{titles.at(0), counts.open() + counts.sent},
            {titles.at(1), counts.needsYou},
            {titles.at(2), counts.waiting},
            {titles.at(3), counts.sent}};
}

int OutboxPane::currentView() const
{
    return static_cast<int>(m_model.view());
}

void OutboxPane::setCurrentView(int index)
{
    if (index < 0 || index > static_cast<int>(OutboxModel::View::Sent) || index == currentView())
        return;
    m_model.setView(static_cast<OutboxModel::View>(index));
    rowsChanged();
    emit viewsChanged();
}

QStringList OutboxPane::statusTexts() const
{
    const auto open = static_cast<int>(m_model.counts().open());
    return open == 0 ? QStringList() : QStringList{tr("%n not sent", nullptr, open)};
}

std::optional<qint64> OutboxPane::badge() const
{
    const qint64 open = m_model.counts().open();
    return open == 0 ? std::nullopt : std::optional(open);
}

// The operation stays the current one wherever it stands now.
void OutboxPane::rowsChanged()
{
    m_resetting = false;
    const bool rows = m_model.rowCount() > 0;
    if (!rows) {
        showEmpty();
        if (m_list->hasFocus())
            setFocus(Qt::OtherFocusReason);
    }
    m_pages->setCurrentWidget(rows ? static_cast<QWidget *>(m_list) : m_empty);
    const int row = m_place ? m_model.rowOf(*m_place) : -1;
    m_list->setCurrentRow(row >= 0 ? row : rows ? 0 : -1);
    showCurrent();
    emit statusChanged();
}

void OutboxPane::showCurrent()
{
    if (m_resetting)
        return;
    const auto operation = m_model.operation(m_list->currentRow());
    m_place = operation ? std::optional(operation->place) : std::nullopt;
    m_detail->setOperation(operation);
    showPossible();
    if (!operation)
        m_detailOpen = false;
    arrange();
}

void OutboxPane::showEmpty()
{
    switch (m_model.view()) {
    case OutboxModel::View::NeedsYou:
        return m_empty->setContent(u"st-approved"_qs, tr("Nothing needs you"),
                                   tr("Conflicts and what the platform refused stand here."));
    case OutboxModel::View::Waiting:
        return m_empty->setContent(u"st-approved"_qs, tr("Nothing waits"),
                                   tr("Changes that are not at the platform yet stand here."));
    case OutboxModel::View::Sent:
        return m_empty->setContent(
            u"outbox"_qs, tr("Nothing was sent lately"),
            tr("Changes of the last days stand here when the platform has done them."));
    case OutboxModel::View::All:
        return m_empty->setContent(
            u"outbox"_qs, tr("The outbox is empty"),
            tr("Every change that you make passes through here. What waits, failed or was changed by "
               "somebody else meanwhile can be looked at and decided."));
    }
}

void OutboxPane::arrange()
{
    const bool detailAlone = m_narrow && m_detailOpen;
    m_detail->setOverList(detailAlone);
    m_pages->setVisible(!detailAlone);
    m_detail->setVisible(m_narrow ? detailAlone : m_detail->operation().has_value());
}

void OutboxPane::openDetail()
{
    if (!m_detail->operation())
        return;
    m_detailOpen = true;
    arrange();
    m_detail->takeFocus();
}

void OutboxPane::closeDetail()
{
    m_detailOpen = false;
    arrange();
    m_list->setFocus(Qt::OtherFocusReason);
}

void OutboxPane::sendAgain()
{
    if (const auto operation = m_detail->operation()) {
        m_detail->takeFocus(); // the button may go
        m_model.sendAgain(*operation);
    }
}

void OutboxPane::cancel()
{
    if (const auto operation = m_detail->operation())
        m_model.cancel(*operation);
}

// What is done loses nothing but its line here; anything else would never be sent.
void OutboxPane::discard()
{
    const auto operation = m_detail->operation();
    if (!operation)
        return;
    if (!needsDecision(operation->state))
        return m_model.discard(*operation);
    Question question;
    question.title = tr("Discard this change?");
    question.sentence = operation->mayHaveHappened
        ? tr("It is forgotten here. Whether the platform has done it stays unknown.")
        : tr("It is not sent and cannot be brought back.");
    question.facts = {{u"outbox"_qs, Tone::Muted, operationTitle(*operation), {}}};
    question.verb = tr("Discard");
    question.destructive = true;
    askInDialog(window(), question, [this, operation = *operation](bool yes) {
        if (yes)
            m_model.discard(operation);
    });
}

void OutboxPane::resizeEvent(QResizeEvent *event)
{
    Pane::resizeEvent(event);
    const bool narrow = window()->width() < Metrics::DetailOverlaysBelow;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_detailOpen = false;
    arrange();
}

void OutboxPane::takeFocus()
{
    QWidget *place = m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : this;
    place->setFocus(Qt::OtherFocusReason);
}

QByteArray OutboxPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << StateVersion << qint32(currentView()) << m_split->saveState();
    return state;
}

bool OutboxPane::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_0);
    qint32 version = 0;
    qint32 view = 0;
    QByteArray split;
    stream >> version >> view >> split;
    if (stream.status() != QDataStream::Ok || version != StateVersion)
        return false;
    m_split->restoreState(split);
    setCurrentView(view);
    return true;
}

} // namespace Minideck
