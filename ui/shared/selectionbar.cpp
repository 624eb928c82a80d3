#include "selectionbar.h"

#include "plainlabel.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Minideck {

SelectionBar::SelectionBar(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_count(new PlainLabel({}, TextStyle::Strong, Tone::Neutral))
    , m_facts(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_close(new QToolButton)
{
    m_row->setContentsMargins(Metrics::ListEdge, 1, Metrics::BarEdge, 0);
    m_row->setSpacing(Metrics::Space8);
    m_row->addWidget(m_count);
    m_row->addWidget(m_facts, 1);
    m_row->addWidget(m_close);
    m_count->setElide(Qt::ElideNone);
    m_close->setIcon(icon(u"close"_qs));
    m_close->setAccessibleName(tr("Clear selection"));
    m_close->setToolTip(tr("Clear selection (Esc)"));
    setSmall(m_close);
    connect(m_close, &QToolButton::clicked, this, &SelectionBar::clearWanted);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SelectionBar::setTexts(const QString &count, const QString &facts)
{
    m_count->setText(count);
    m_facts->setText(facts);
}

QPushButton *SelectionBar::addVerb(const QString &text)
{
    auto *button = new QPushButton(text);
    addVerb(button);
    return button;
}

void SelectionBar::addVerb(QPushButton *button)
{
    setSmall(button);
    m_row->insertWidget(m_row->count() - 1, button);
}

QSize SelectionBar::sizeHint() const
{
    return QSize(QFrame::sizeHint().width(),
                 qMax(Metrics::SelectionBar, QFrame::sizeHint().height() + Metrics::Space8));
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), colors.window);
    painter.fillRect(0, 0, width(), 1, colors.line);
}

} // namespace Minideck
