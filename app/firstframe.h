#pragma once

#include <QObject>

#include <functional>

namespace Minideck {

// Does something once, when the first frame of a window has been painted. A window that nobody sees is not
// waited for.
class FirstFrame : public QObject
{
    Q_OBJECT

public:
    FirstFrame(QWidget &window, std::function<void()> act);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void act();

    std::function<void()> m_act;
    bool m_painted = false;
};

} // namespace Minideck
