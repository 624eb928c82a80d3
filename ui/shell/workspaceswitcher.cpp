#include "workspaceswitcher.h"

#include <ui/shared/monogram.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/indicators.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>

namespace Minideck {

static constexpr int Height = 52;
static constexpr int Padding = 8;
static constexpr int LineHeight = 16;

WorkspaceSwitcher::WorkspaceSwitcher(QWidget *parent)
    : QToolButton(parent)
{
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WorkspaceSwitcher::setTexts(const QString &workspace, const QString &environment, const QString &account)
{
    m_workspace = singleLine(workspace);
    m_second = account.isEmpty()
        ? environment
        : tr("%1 · %2", "environment, account").arg(environment, singleLine(account));
    const QString whole = tr("Workspace %1, %2").arg(m_workspace, m_second);
    setAccessibleName(whole);
    setToolTip(toolTipText(whole));
    update();
}

void WorkspaceSwitcher::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    update();
}

QSize WorkspaceSwitcher::sizeHint() const
{
    const int lines = fontMetrics().height() + QFontMetrics(textFont(TextStyle::Small, font())).height();
    return QSize(Metrics::CollapsedRail, qMax(Height, lines + 2 * Padding));
}

void WorkspaceSwitcher::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    if (underMouse() || isDown()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.sunken);
        painter.drawRoundedRect(rect().adjusted(0, 4, 0, -4), Metrics::ControlRadius, Metrics::ControlRadius);
    }
    const int left = m_collapsed ? (width() - MonogramSize) / 2 : Padding;
    const QRect mark(left, (height() - MonogramSize) / 2, MonogramSize, MonogramSize);
    paintMonogram(painter, mark, monogram(m_workspace), font(), colors.sunken, colors);
    if (!m_collapsed) {
        const QRect arrow(width() - Padding - Metrics::Icon, 0, Metrics::Icon, height());
        paintIcon(painter, arrow, u"updown"_qs, Metrics::Icon, colors.muted);
        const QRect words(mark.right() + 1 + Padding, (height() - 2 * LineHeight) / 2,
                          arrow.x() - Padding - mark.right() - 1 - Padding, LineHeight);
        const QFont strong = textFont(TextStyle::Strong, font());
        painter.setFont(strong);
        painter.setPen(colors.text);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(strong).elidedText(m_workspace, Qt::ElideRight, words.width()));
        const QFont small = textFont(TextStyle::Small, font());
        painter.setFont(small);
        painter.setPen(colors.muted);
        painter.drawText(words.translated(0, LineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(m_second, Qt::ElideRight, words.width()));
    }
}

} // namespace Minideck
