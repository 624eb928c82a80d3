#pragma once

#include "pane.h"

#include <QTabBar>

namespace Minideck {

// The views of a section as tabs: word, muted count, a line under the chosen one.
class HeaderTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit HeaderTabs(QWidget *parent = nullptr);

    void setViews(const QList<PaneView> &views, int current);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<PaneView> m_views;
};

} // namespace Minideck
