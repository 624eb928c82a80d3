#include "scrollingfacts.h"

#include <ui/shared/theme/metrics.h>

namespace Minideck {

static constexpr int MostRows = 6;

ScrollingFacts::ScrollingFacts(const QList<FactList::Fact> &facts, FactList::Kind kind, const QString &name,
                               QWidget *parent)
    : QScrollArea(parent)
{
    auto *list = new FactList(facts, kind);
    list->setBackgroundRole(QPalette::NoRole);
    setWidget(list);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    setAccessibleName(name);
    // Only what scrolls needs the keys.
    setFocusPolicy(facts.size() > MostRows ? Qt::StrongFocus : Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ScrollingFacts::sizeHint() const
{
    const QSize whole = widget()->sizeHint();
    // Half a row more says that it goes on below.
    const int most = MostRows * Metrics::KeyValueRow + Metrics::KeyValueRow / 2;
    return QSize(whole.width(), qMin(whole.height(), most));
}

} // namespace Minideck
