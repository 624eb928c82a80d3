#include "comparisontable.h"

#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QGridLayout>
#include <QPainter>

namespace Minideck {

static QWidget *makeHead(const QString &title, const QString &revision)
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(Metrics::Space12, Metrics::Space8, Metrics::Space8, Metrics::Space8);
    column->setSpacing(0);
    column->addWidget(new PlainLabel(title, TextStyle::Strong, Tone::Neutral));
    column->addWidget(new PlainLabel(revision, TextStyle::Aux, Tone::Muted));
    return head;
}

static QWidget *makeValue(const QString &text, bool strong)
{
    auto *value = new PlainLabel(text, strong ? TextStyle::Strong : TextStyle::Base, Tone::Neutral);
    value->setWrapped(true);
    value->setContentsMargins(Metrics::Space12, Metrics::Space4, Metrics::Space8, Metrics::Space4);
    return value;
}

ComparisonTable::ComparisonTable(const QList<OperationField> &fields, const QString &yours,
                                 const QString &platforms, QWidget *parent)
    : QWidget(parent)
    , m_yoursHead(makeHead(tr("Yours"), yours))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(m_yoursHead, 0, 1);
    grid->addWidget(makeHead(tr("Platform"), platforms), 0, 2);
    int row = 1;
    for (const OperationField &field : fields) {
        auto *name = new PlainLabel(field.name, TextStyle::Base, Tone::Muted);
        name->setElide(Qt::ElideNone);
        grid->addWidget(name, row, 0);
        grid->addWidget(makeValue(field.yours, field.differs()), row, 1);
        grid->addWidget(makeValue(field.platforms, field.differs()), row, 2);
        grid->setRowMinimumHeight(row++, Metrics::DefaultRow);
    }
}

void ComparisonTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    const QRect head = m_yoursHead->geometry();
    painter.fillRect(QRect(head.x(), 0, head.width(), height()), colors.accentTint);
    painter.fillRect(0, head.bottom() + 1, width(), 1, colors.controlLine);
    painter.fillRect(0, height() - 1, width(), 1, colors.line);
}

} // namespace Minideck
