#include "rail.h"

#include "raildelegate.h"
#include "sectionmodel.h"
#include "workspaceswitcher.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace Minideck {

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_switcher(new WorkspaceSwitcher)
    , m_delegate(new RailDelegate(this))
    , m_top(makePart(tr("Sections")))
    , m_bottom(makePart(tr("More sections")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::Space8, 0, Metrics::Space8 + 1, Metrics::Space8);
    column->setSpacing(0);
    column->addWidget(m_switcher);
    column->addSpacing(Metrics::Space4);
    column->addWidget(m_top.list);
    column->addStretch(1);
    column->addWidget(m_bottom.list);
    setCollapsed(false);
}

Rail::Part Rail::makePart(const QString &name)
{
    const Part part{new SectionModel(this), new QListView};
    part.list->setModel(part.model);
    part.list->setItemDelegate(m_delegate);
    part.list->setAccessibleName(name);
    part.list->setFrameShape(QFrame::NoFrame);
    part.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    part.list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    part.list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    part.list->setSelectionMode(QAbstractItemView::SingleSelection);
    part.list->setSelectionRectVisible(false);
    part.list->setMouseTracking(true);
    part.list->viewport()->setAutoFillBackground(false);
    part.list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(part.list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!m_choosing && index.isValid())
                    emit sectionChosen(index.data(SectionModel::IdRole).toString());
            });
    return part;
}

void Rail::setSections(const QList<Section> &sections)
{
    QList<Section> top;
    QList<Section> bottom;
    for (const Section &section : sections)
        (section.group == Section::Group::Bottom ? bottom : top) << section;
    m_top.model->setSections(top);
    m_bottom.model->setSections(bottom);
    fitHeight(m_top);
    fitHeight(m_bottom);
}

void Rail::fitHeight(const Part &part)
{
    int height = 0;
    for (int row = 0; row < part.model->rowCount(); ++row)
        height += part.list->sizeHintForRow(row);
    part.list->setFixedHeight(height);
    part.list->setVisible(height > 0);
}

void Rail::setBadge(const QString &id, std::optional<qint64> badge)
{
    m_top.model->setBadge(id, badge);
    m_bottom.model->setBadge(id, badge);
}

void Rail::setCurrent(const QString &id)
{
    m_choosing = true;
    for (const Part &part : {m_top, m_bottom}) {
        const int row = part.model->rowOf(id);
        if (row >= 0) {
            part.list->setCurrentIndex(part.model->index(row));
        } else {
            part.list->clearSelection();
            part.list->setCurrentIndex({});
        }
    }
    m_choosing = false;
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    m_delegate->setCollapsed(collapsed);
    m_switcher->setCollapsed(collapsed);
    setFixedWidth((collapsed ? Metrics::CollapsedRail : Metrics::Rail) - Metrics::EnvironmentStrip);
    m_top.list->viewport()->update();
    m_bottom.list->viewport()->update();
}

void Rail::takeFocus()
{
    const bool atBottom = m_bottom.list->currentIndex().isValid();
    (atBottom ? m_bottom.list : m_top.list)->setFocus(Qt::TabFocusReason);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), colors.window);
    painter.fillRect(width() - 1, 0, 1, height(), colors.line);
}

} // namespace Minideck
