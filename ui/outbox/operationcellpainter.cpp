#include "operationcellpainter.h"

#include "operationlook.h"

#include <models/outbox/outboxmodel.h>
#include <ui/shared/textpainter.h>
#include <ui/shared/theme/colors.h>

namespace Minideck {

static void paintWhat(QPainter &painter, const Cell &cell, const QColor &muted)
{
    const QRect title(cell.rect.x(), cell.rect.y() + 1, cell.rect.width(), cell.rect.height() / 2);
    const QRect sentence(title.x(), title.bottom() + 1, title.width(),
                         cell.rect.bottom() - title.bottom() - 1);
    cell.text.draw(painter, title, cell.index.data().toString(), TextStyle::Strong, cell.colors.text);
    cell.text.draw(painter, sentence, cell.index.data(OutboxModel::SentenceRole).toString(), TextStyle::Aux,
                   muted);
}

void OperationCellPainter::paint(QPainter &painter, const Cell &cell) const
{
    const QColor &muted = cell.selected ? cell.colors.text : cell.colors.muted;
    switch (cell.index.column()) {
    case OutboxModel::What:
        return paintWhat(painter, cell, muted);
    case OutboxModel::State: {
        const auto state = fromWire<OperationState>(cell.index.data(OutboxModel::StateRole).toString());
        return paintState(painter, cell.rect, operationLook(state.value()), cell.selected, cell.colors,
                          cell.text);
    }
    default:
        cell.text.draw(painter, cell.rect, cell.index.data().toString(), TextStyle::Base, muted,
                       Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace Minideck
