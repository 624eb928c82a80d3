#include "actionbutton.h"

#include "plaintext.h"

#include <QAction>

namespace Minideck {

ActionButton::ActionButton(QAction *action, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
{
    setAutoDefault(false);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    // Without a parent yet it must not be shown: it would be a window.
    if (!action->isVisible())
        hide();
    connect(action, &QAction::changed, this, [this] { setVisible(m_action->isVisible()); });
}

void ActionButton::follow()
{
    setText(m_action->text());
    setIcon(m_action->icon());
    // A button that cannot be pressed says why to those, too, who do not point at it.
    setToolTip(toolTipText(m_action->statusTip()));
    setAccessibleDescription(m_action->statusTip());
    setEnabled(m_action->isEnabled());
}

} // namespace Minideck
