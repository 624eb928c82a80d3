#include "actionbar.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QPainter>

namespace Minideck {

ActionBar::ActionBar(QWidget *parent)
    : QFrame(parent)
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::NarrowDetailEdge, 1, Metrics::ListEdge, 0);
    row->setSpacing(Metrics::Space8);
    for (QHBoxLayout *side : {m_left, m_right})
        side->setSpacing(Metrics::Space8);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addLayout(m_right);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ActionBar::addLeft(QWidget *widget)
{
    m_left->addWidget(widget);
}

void ActionBar::addRight(QWidget *widget)
{
    m_right->addWidget(widget);
}

QSize ActionBar::sizeHint() const
{
    return QSize(QFrame::sizeHint().width(),
                 qMax(Metrics::ActionBar, QFrame::sizeHint().height() + Metrics::Space16));
}

void ActionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, colorsOf(palette()).line);
}

} // namespace Minideck
