#include "headertabs.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QLocale>
#include <QPainter>

namespace Minideck {

static constexpr int TabGap = 20;
static constexpr int CountGap = 6;
static constexpr int Underline = 2;

HeaderTabs::HeaderTabs(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Views"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    // The chosen word is strong and takes a little more room; setting a text makes the bar lay out anew.
    connect(this, &QTabBar::currentChanged, this, [this] {
        if (count() > 0)
            setTabText(0, tabText(0));
        updateGeometry();
    });
}

static QString countText(const PaneView &view)
{
    return view.count ? QLocale().toString(*view.count) : QString();
}

void HeaderTabs::setViews(const QList<PaneView> &views, int current)
{
    const bool wasBlocked = blockSignals(true);
    while (count() > views.size())
        removeTab(count() - 1);
    while (count() < views.size())
        addTab({});
    m_views = views;
    for (int at = 0; at < count(); ++at) {
        const QString number = countText(views.at(at));
        const QString title = QString(views.at(at).title).replace(u'&', u"&&"_qs);
        setTabText(at, number.isEmpty() ? title : title + u' ' + number);
        setAccessibleTabName(
            at, number.isEmpty() ? views.at(at).title : tr("%1, %2").arg(views.at(at).title, number));
    }
    setCurrentIndex(current);
    blockSignals(wasBlocked);
    updateGeometry();
    update();
}

QSize HeaderTabs::tabSizeHint(int index) const
{
    if (index >= m_views.size())
        return {};
    const PaneView &view = m_views.at(index);
    const TextStyle style = index == currentIndex() ? TextStyle::Strong : TextStyle::Base;
    int width = QFontMetrics(textFont(style, font())).horizontalAdvance(view.title);
    if (view.count)
        width += CountGap + QFontMetrics(textFont(TextStyle::Aux, font())).horizontalAdvance(countText(view));
    return QSize(width + TabGap, Metrics::PageHeader);
}

QSize HeaderTabs::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void HeaderTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    for (int at = 0; at < qMin(count(), int(m_views.size())); ++at) {
        const QRect tab = tabRect(at).adjusted(0, 0, -TabGap, 0);
        const bool chosen = at == currentIndex();
        const bool hovered = tab.contains(mapFromGlobal(QCursor::pos())) && underMouse();
        const QFont font = textFont(chosen ? TextStyle::Strong : TextStyle::Base, this->font());
        painter.setFont(font);
        painter.setPen(chosen || hovered ? colors.text : colors.muted);
        painter.drawText(tab, Qt::AlignLeft | Qt::AlignVCenter, m_views.at(at).title);
        if (m_views.at(at).count) {
            const int word = QFontMetrics(font).horizontalAdvance(m_views.at(at).title);
            painter.setFont(textFont(TextStyle::Aux, this->font()));
            painter.setPen(colors.muted);
            painter.drawText(tab.adjusted(word + CountGap, 0, CountGap, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             countText(m_views.at(at)));
        }
        if (chosen)
            painter.fillRect(tab.x(), height() - Underline, tab.width(), Underline, colors.accent);
        if (chosen && hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            paintInnerRing(painter,
                           tab.adjusted(-Metrics::Space4, Metrics::Space8, Metrics::Space4, -Metrics::Space8),
                           colors);
    }
}

} // namespace Minideck
