#include "comparisontable.h"

#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QGridLayout>
#include <QPainter>

namespace Minideck {

static constexpr int NameWidth = 92;

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

// In a box of its own: a label that wraps knows no margins.
static QWidget *makeCell(const QString &text, TextStyle style, Tone tone, int left = Metrics::Space12)
{
    auto *value = new PlainLabel(text, style, tone);
    value->setWrapped(true);
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(left, Metrics::Space4, Metrics::Space8, Metrics::Space4);
    column->addWidget(value);
    return box;
}

// What differs from before is strong; where both sides differ, somebody has to decide.
static TextStyle styleOf(const QString &value, const QString &before)
{
    return value == before ? TextStyle::Base : TextStyle::Strong;
}

ComparisonTable::ComparisonTable(const QList<OperationField> &fields, const Revisions &revisions,
                                 QWidget *parent)
    : QWidget(parent)
    , m_yoursHead(makeHead(tr("Yours"), revisions.yours))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(0);
    for (const int column : {Before, Yours, Platforms})
        grid->setColumnStretch(column, 1);
    grid->addWidget(makeHead(tr("Before"), revisions.before), 0, Before);
    grid->addWidget(m_yoursHead, 0, Yours);
    grid->addWidget(makeHead(tr("Platform"), revisions.platforms), 0, Platforms);
    grid->setColumnMinimumWidth(Name, NameWidth);
    int row = 1;
    for (const OperationField &field : fields) {
        grid->addWidget(makeCell(field.name, TextStyle::Base, Tone::Muted, 0), row, Name);
        grid->addWidget(makeCell(field.before, TextStyle::Base, Tone::Muted), row, Before);
        grid->addWidget(makeCell(field.yours, styleOf(field.yours, field.before), Tone::Neutral), row, Yours);
        grid->addWidget(makeCell(field.platforms, styleOf(field.platforms, field.before), Tone::Neutral), row,
                        Platforms);
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
