// What mouse and keys do in a RowView.
#include "listactions.h"
#include "plaintext.h"
#include "rowview.h"

#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

namespace Minideck {

void RowView::makeActions()
{
    const QList<ActionSpec> specs = listActions();
    const auto add = [this, &specs](const QString &id, auto &&act) {
        QAction *action = makeAction(specOf(specs, id), this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    add(u"list.next"_qs, [this] { moveBy(1); });
    add(u"list.previous"_qs, [this] { moveBy(-1); });
    add(u"list.toggle"_qs, [this] { toggleRow(currentRow()); });
}

void RowView::moveBy(int rows)
{
    m_movedByKeyboard = true;
    if (rowCount() > 0)
        setCurrentRow(qBound(0, currentRow() + rows, rowCount() - 1));
}

void RowView::setHoveredRow(int row)
{
    if (m_hoveredRow == row)
        return;
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    updateRow(m_hoveredRow);
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    m_movedByKeyboard = false;
    const int row = rowAt(event->position().toPoint().y());
    const bool plain = !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
    m_pressedBox = event->button() == Qt::LeftButton && plain && row >= 0
        && isInCheckColumn(event->position().toPoint());
    if (m_pressedBox) {
        toggleRow(row);
        updateRow(row);
        event->accept();
        return;
    }
    QAbstractItemView::mousePressEvent(event);
    updateRow(row);
}

void RowView::mouseReleaseEvent(QMouseEvent *event)
{
    // Without its press the release must not reach the base class, which would select the row again.
    if (!std::exchange(m_pressedBox, false))
        QAbstractItemView::mouseReleaseEvent(event);
}

void RowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (isInCheckColumn(event->position().toPoint()))
        mousePressEvent(event);
    else
        QAbstractItemView::mouseDoubleClickEvent(event);
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton)
        setHoveredRow(rowAt(event->position().toPoint().y()));
    if (!m_pressedBox)
        QAbstractItemView::mouseMoveEvent(event);
}

void RowView::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QAbstractItemView::leaveEvent(event);
}

void RowView::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::OtherFocusReason)
        m_movedByKeyboard = true;
    QAbstractItemView::focusInEvent(event);
    viewport()->update();
    updateStrip();
}

void RowView::focusOutEvent(QFocusEvent *event)
{
    QAbstractItemView::focusOutEvent(event);
    viewport()->update();
    updateStrip();
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    m_movedByKeyboard = true;
    QAbstractItemView::keyPressEvent(event);
    updateRow(currentRow());
}

void RowView::keyboardSearch(const QString &)
{
    // Letters are commands here, and a search would walk every row of the model.
}

bool RowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showToolTip(static_cast<QHelpEvent *>(event));
    return QAbstractItemView::viewportEvent(event);
}

bool RowView::showToolTip(QHelpEvent *event)
{
    const QModelIndex index = isInCheckColumn(event->pos()) ? QModelIndex() : indexAt(event->pos());
    QString text = index.data(Qt::ToolTipRole).toString();
    if (index.isValid() && text.isEmpty()) {
        const QString whole = index.data(Qt::DisplayRole).toString();
        if (m_text.width(whole, TextStyle::Base) > visualRect(index).width() - Metrics::ColumnGap)
            text = whole;
    }
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), toolTipText(text), viewport(), visualRect(index));
    return true;
}

} // namespace Minideck
