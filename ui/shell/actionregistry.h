#pragma once

#include <ui/shared/keymap.h>

#include <QObject>
#include <QPointer>

class QAction;

namespace Minideck {

// The verbs of the program as they stand in this window: each action that carries the id of a verb as its
// name gets the keys of the key map, now and whenever they change.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(KeyMap &keys, QObject *parent = nullptr);

    KeyMap &keys() const { return m_keys; }

    void adopt(QAction *action);
    // All actions below an object, such as a pane.
    void adoptAll(const QObject *root);

    // The action of a verb that belongs to this pane or to the window; null if there is none now. One that
    // can be seen and done goes before one that cannot.
    QAction *action(const QString &id, const QObject *pane) const;
    QList<QAction *> all() const;

    // Why an action cannot be done now, empty if it can.
    static QString reason(const QAction *action);
    static void setPossible(QAction *action, bool possible, const QString &reason);

private:
    void applyKeys(QAction *action) const;

    KeyMap &m_keys;
    QList<QPointer<QAction>> m_actions;
};

} // namespace Minideck
