#pragma once

#include <QWidget>

namespace Minideck {

// A line of one pixel across, between parts of a page.
class RuleLine : public QWidget
{
    Q_OBJECT

public:
    explicit RuleLine(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Minideck
