#include "memberdetailrows.h"

#include <models/shared/relativetime.h>
#include <ui/shared/iconlabel.h>
#include <ui/shared/paintstate.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>

namespace Minideck {

QWidget *stateRow(const StateLook &look)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::StateGap);
    layout->addWidget(new IconLabel(look.icon, look.tone));
    layout->addWidget(new PlainLabel(look.word), 1);
    return row;
}

QWidget *timeRow(const QString &text, const QDateTime &moment)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto *label = new PlainLabel(text);
    label->setElide(Qt::ElideNone);
    layout->addWidget(label);
    layout->addStretch(1);
    row->setToolTip(toolTipText(absoluteTime(moment)));
    return row;
}

QWidget *detailHeading(const QString &text, const QString &count)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, Metrics::Space16, 0, Metrics::Space4);
    layout->setSpacing(Metrics::Space8);
    auto *title = new PlainLabel(text, TextStyle::Strong, Tone::Neutral);
    title->setElide(Qt::ElideNone);
    title->setMinimumHeight(Metrics::SmallControl);
    layout->addWidget(title);
    layout->addWidget(new PlainLabel(count, TextStyle::Base, Tone::Muted), 1);
    return row;
}

} // namespace Minideck
