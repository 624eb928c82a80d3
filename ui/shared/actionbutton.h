#pragma once

#include <QPushButton>

class QAction;

namespace Minideck {

// A push button for an action: words, icon, whether it can be pressed and, as its status tip, why not.
class ActionButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);

private:
    void follow();

    QAction *m_action;
};

} // namespace Minideck
