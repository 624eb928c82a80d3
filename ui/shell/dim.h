#pragma once

#include <QWidget>

namespace Minideck {

// Darkens what lies below it and tells when it is pressed.
class Dim : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

signals:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
};

} // namespace Minideck
