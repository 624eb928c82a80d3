#include "factlist.h"

#include "iconlabel.h"
#include "plainlabel.h"
#include "plaintext.h"

#include <QGridLayout>

namespace Minideck {

FactList::FactList(const QList<Fact> &facts, Kind kind, QWidget *parent)
    : QWidget(parent)
{
    const bool rows = kind == Kind::Rows;
    const Qt::Alignment vertical = rows ? Qt::AlignVCenter : Qt::AlignTop;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metrics::FactGap);
    grid->setVerticalSpacing(rows ? 0 : Metrics::Space4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Fact &fact : facts) {
        auto *words = new PlainLabel(singleLine(fact.text), TextStyle::Base, fact.tone);
        words->setWrapped(!rows);
        grid->addWidget(new IconLabel(fact.icon, fact.iconTone), row, 0, vertical);
        grid->addWidget(words, row, 1, rows ? vertical : Qt::Alignment());
        if (!fact.extra.isEmpty()) {
            auto *extra = new PlainLabel(singleLine(fact.extra), TextStyle::Base, Tone::Muted);
            extra->setElide(Qt::ElideNone);
            grid->addWidget(extra, row, 2, Qt::AlignRight | vertical);
        }
        if (rows)
            grid->setRowMinimumHeight(row, Metrics::KeyValueRow);
        ++row;
    }
}

} // namespace Minideck
