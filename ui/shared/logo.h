#pragma once

#include <QWidget>

namespace Minideck {

// The application icon at 56 px, without the margin that the drawing has for launchers.
class Logo : public QWidget
{
    Q_OBJECT

public:
    explicit Logo(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Minideck
