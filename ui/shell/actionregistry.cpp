#include "actionregistry.h"

#include <ui/shared/pane.h>

#include <QAction>

namespace Minideck {

ActionRegistry::ActionRegistry(KeyMap &keys, QObject *parent)
    : QObject(parent)
    , m_keys(keys)
{
    connect(&keys, &KeyMap::changed, this, [this] {
        for (QAction *action : all())
            applyKeys(action);
    });
}

void ActionRegistry::adopt(QAction *action)
{
    if (m_actions.contains(action))
        return;
    m_actions.removeAll(QPointer<QAction>());
    m_actions << action;
    applyKeys(action);
}

void ActionRegistry::adoptAll(const QObject *root)
{
    for (QAction *action : root->findChildren<QAction *>()) {
        if (m_keys.spec(action->objectName()))
            adopt(action);
    }
}

void ActionRegistry::applyKeys(QAction *action) const
{
    const ActionSpec *spec = m_keys.spec(action->objectName());
    // Who is served by another verb would take its keys away from it.
    if (spec && spec->keysOf.isEmpty())
        action->setShortcuts(m_keys.keys(spec->id));
}

QList<QAction *> ActionRegistry::all() const
{
    QList<QAction *> actions;
    for (const QPointer<QAction> &action : m_actions) {
        if (action)
            actions << action;
    }
    return actions;
}

static const QObject *paneOf(const QObject *object)
{
    while (object && !qobject_cast<const Pane *>(object))
        object = object->parent();
    return object;
}

QAction *ActionRegistry::action(const QString &id, const QObject *pane) const
{
    const auto rank = [](const QAction *action) { return 2 * action->isVisible() + action->isEnabled(); };
    QAction *best = nullptr;
    for (QAction *action : all()) {
        if (action->objectName() != id)
            continue;
        const QObject *place = paneOf(action);
        if ((!place || place == pane) && (!best || rank(action) > rank(best)))
            best = action;
    }
    return best;
}

QString ActionRegistry::reason(const QAction *action)
{
    return action->isEnabled() ? QString() : action->statusTip();
}

void ActionRegistry::setPossible(QAction *action, bool possible, const QString &reason)
{
    action->setEnabled(possible);
    action->setStatusTip(possible ? QString() : reason);
}

} // namespace Minideck
