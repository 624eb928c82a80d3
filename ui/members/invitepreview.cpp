#include "invitepreview.h"

#include "invitecellpainter.h"

#include <models/members/invitationsmodel.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/rowview.h>
#include <ui/shared/ruleline.h>
#include <ui/shared/segments.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>

namespace Minideck {

// A sheet's text begins a little further in than the rows of a list.
static constexpr int Indent = Metrics::NarrowDetailEdge - Metrics::ListEdge;

InvitePreview::InvitePreview(InvitationsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_heading(new PlainLabel({}, TextStyle::Strong, Tone::Neutral))
    , m_parts(new Segments(tr("Which addresses are shown")))
    , m_nothing(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_nothingBox(new QWidget)
    , m_view(new RowView)
{
    m_view->setPlain(true);
    m_view->setRowHeight(RowView::RowHeight::Compact);
    m_view->setModel(&model);
    m_view->setCellPainter(std::make_unique<InviteCellPainter>());
    m_view->setAccessibleName(tr("Addresses"));
    m_view->installEventFilter(this);
    m_nothing->setWrapped(true);
    m_heading->setMinimumHeight(Metrics::SmallControl);
    m_view->header()->setMinimumSectionSize(1);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(Metrics::NarrowDetailEdge, 0, Metrics::NarrowDetailEdge, Metrics::Space4);
    head->addWidget(m_heading, 1);
    head->addWidget(m_parts);
    auto *rows = new QVBoxLayout;
    rows->setContentsMargins(Indent, Metrics::Space4, Indent, 0);
    rows->addWidget(m_view);
    auto *nothing = new QVBoxLayout(m_nothingBox);
    nothing->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space12, Metrics::NarrowDetailEdge, 0);
    nothing->addWidget(m_nothing);
    nothing->addStretch(1);
    auto *list = new QWidget;
    list->setLayout(rows);
    m_list = list;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new RuleLine);
    column->addWidget(m_nothingBox, 1);
    column->addWidget(m_list, 1);

    connect(m_parts, &QTabBar::currentChanged, this,
            [this](int part) { m_model.setPart(static_cast<InvitationsModel::Part>(part)); });
    connect(m_view, &RowView::selectedRowsChanged, this, &InvitePreview::choiceChanged);
    connect(m_view, &RowView::doubleClicked, this,
            [this](const QModelIndex &index) { emit lineWanted(m_model.lineAt(index.row())); });
    connect(&model, &QAbstractItemModel::modelReset, this, &InvitePreview::fitColumns);
    connect(&model, &InvitationsModel::changed, this, &InvitePreview::showModel);
    fitColumns();
    showModel();
}

void InvitePreview::fitColumns()
{
    static constexpr int FewestDigits = 2;
    const QFontMetrics metrics(m_view->font());
    int widestDigit = 0; // not every font has them alike
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widestDigit = qMax(widestDigit, metrics.horizontalAdvance(digit));
    const auto digits = [this] {
        const int last = m_model.rowCount() > 0 ? m_model.lineAt(m_model.rowCount() - 1) : 0;
        return qMax(FewestDigits, static_cast<int>(QString::number(last).size()));
    };
    m_view->setContentWidth(InvitationsModel::Line, (widestDigit + 1) * digits());
    m_view->setContentWidth(InvitationsModel::State,
                            metrics.horizontalAdvance(tr("Waits in the outbox", "the widest state")));
    m_view->setStretchColumn(InvitationsModel::Address);
}

void InvitePreview::showModel()
{
    const auto number = [](int count) { return QLocale().toString(count); };
    const InvitationsModel::Counts &counts = m_model.counts();
    const bool writing = m_model.step() == InvitationsModel::Step::Writing;
    m_heading->setText(writing ? tr("Preview") : tr("Addresses"));
    m_parts->setTexts(
        {tr("All %1").arg(number(counts.all)),
         writing ? tr("To send %1").arg(number(counts.toSend)) : tr("Sent %1").arg(number(counts.toSend)),
         tr("Left out %1").arg(number(counts.leftOut))});
    if (m_parts->currentIndex() != static_cast<int>(m_model.part()))
        m_parts->setCurrentIndex(static_cast<int>(m_model.part()));
    m_parts->setVisible(counts.all > 0);
    const bool nothing = m_model.rowCount() == 0;
    m_nothing->setText(counts.all > 0 ? tr("None of the addresses.")
                                      : tr("Each address stands here with what is found against it."));
    m_nothingBox->setVisible(nothing);
    m_list->setVisible(!nothing);
}

QList<int> InvitePreview::chosenRows() const
{
    QList<int> rows;
    for (const RowRange &range : m_view->selectedRows().ranges()) {
        for (int row = range.first; row <= range.last && row < m_model.rowCount(); ++row) {
            const QVariant state = m_model.index(row, 0).data(InvitationsModel::StateRole);
            if (static_cast<InvitationState>(state.toInt()) == InvitationState::Ready)
                rows << row;
        }
    }
    return rows;
}

void InvitePreview::clearChoice()
{
    m_view->clearSelection();
}

bool InvitePreview::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return false;
    if (key->key() == Qt::Key_Escape && m_view->selectedRows().count() > 0) {
        clearChoice();
        return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_view->currentRow() >= 0) {
        emit lineWanted(m_model.lineAt(m_view->currentRow()));
        return true;
    }
    return false;
}

} // namespace Minideck
