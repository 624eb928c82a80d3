#pragma once

#include <QWidget>

namespace Minideck {

// The application icon in its own colours.
class AppLogo : public QWidget
{
    Q_OBJECT

public:
    explicit AppLogo(int size, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Minideck
