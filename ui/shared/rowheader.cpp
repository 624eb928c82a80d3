#include "rowheader.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QCheckBox>
#include <QHeaderView>
#include <QPainter>

namespace Minideck {

RowHeader::RowHeader(QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(this))
    , m_sections(new QHeaderView(Qt::Horizontal, this))
{
    m_box->setTristate(true);
    m_box->setAccessibleName(tr("Select all rows"));
    m_box->setToolTip(tr("Select all or none"));
    m_box->hide();
    // The box shows the selection and never changes by itself: not "checked" means "select all".
    connect(m_box, &QCheckBox::clicked, this,
            [this] { emit selectAllWanted(m_box->property("all").toBool()); });

    m_sections->setSectionsClickable(true);
    m_sections->setSectionsMovable(true);
    m_sections->setHighlightSections(false);
    m_sections->setSortIndicatorShown(true);
    m_sections->setStretchLastSection(false);
    m_sections->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_sections->setTextElideMode(Qt::ElideRight);
    m_sections->setMinimumSectionSize(Metrics::SmallControl + Metrics::ColumnGap);
    m_sections->setFocusPolicy(Qt::NoFocus);
}

void RowHeader::setBoxVisible(bool visible)
{
    m_box->setVisible(visible);
    arrange();
}

void RowHeader::setSelected(Qt::CheckState state)
{
    m_box->setCheckState(state);
    m_box->setProperty("all", state == Qt::Unchecked);
}

int RowHeader::inset() const
{
    const int box = m_box->isHidden() ? 0 : Metrics::CheckBox + Metrics::ColumnGap;
    return Metrics::ListEdge + box;
}

int RowHeader::rightInset()
{
    return Metrics::ListEdge - Metrics::ColumnGap;
}

QSize RowHeader::sizeHint() const
{
    return QSize(inset() + m_sections->length() + rightInset(),
                 qMax(Metrics::ColumnHead, m_sections->sizeHint().height()));
}

void RowHeader::resizeEvent(QResizeEvent *)
{
    arrange();
}

void RowHeader::arrange()
{
    // The target is larger than the drawing: 24 px.
    const int target = Metrics::MinimumTarget;
    m_box->setGeometry(Metrics::ListEdge, (height() - target) / 2, target, target);
    m_sections->setGeometry(inset(), 0, qMax(0, width() - inset() - rightInset()), height());
}

void RowHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), colors.base);
    painter.fillRect(0, height() - 1, width(), 1, colors.line);
}

} // namespace Minideck
