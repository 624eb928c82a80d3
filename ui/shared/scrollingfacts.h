#pragma once

#include "factlist.h"

#include <QScrollArea>

namespace Minideck {

// A list of facts that grows to a few rows and scrolls from there on, for dialogs.
class ScrollingFacts : public QScrollArea
{
    Q_OBJECT

public:
    ScrollingFacts(const QList<FactList::Fact> &facts, FactList::Kind kind, const QString &name,
                   QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace Minideck
