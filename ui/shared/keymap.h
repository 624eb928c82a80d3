#pragma once

#include "actionspec.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace Minideck {

// All verbs and the keys that they have here: those of their table, unless somebody has chosen others. Keys
// that are a bare character can be switched off together, for people who need them for something else
// (WCAG 2.1.4).
class KeyMap : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Adds verbs; one that is known already is replaced.
    void declare(const QList<ActionSpec> &specs);
    const QList<ActionSpec> &specs() const { return m_specs; }
    const ActionSpec *spec(const QString &id) const; // null: not known

    // The keys that work now, of the verb itself or of the one that stands for it.
    QList<QKeySequence> keys(const QString &id) const;
    // The same, with those that are switched off.
    QList<QKeySequence> chosenKeys(const QString &id) const;
    bool isChosen(const QString &id) const { return m_chosen.contains(id); }
    // No keys is a choice, too.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void reset(const QString &id);
    void resetAll();
    // The verbs that have the key at a place where this one would have it.
    QStringList holders(const QString &id, const QKeySequence &key) const;

    bool letterKeys() const { return m_letterKeys; }
    void setLetterKeys(bool on);
    static bool isLetter(const QKeySequence &key);

    // What was chosen, as settings keep it: "members.block=Ctrl+Alt+B", several keys with a space between.
    QStringList choices() const;
    void setChoices(const QStringList &choices);

signals:
    void changed();

private:
    QList<ActionSpec> m_specs;
    QHash<QString, QList<QKeySequence>> m_chosen;
    bool m_letterKeys = true;
};

} // namespace Minideck
