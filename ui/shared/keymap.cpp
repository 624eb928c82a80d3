#include "keymap.h"

#include <algorithm>

namespace Minideck {

void KeyMap::declare(const QList<ActionSpec> &specs)
{
    for (const ActionSpec &spec : specs) {
        const auto known = std::ranges::find(m_specs, spec.id, &ActionSpec::id);
        if (known == m_specs.end())
            m_specs << spec;
        else
            *known = spec;
    }
    emit changed();
}

const ActionSpec *KeyMap::spec(const QString &id) const
{
    const auto found = std::ranges::find(m_specs, id, &ActionSpec::id);
    return found == m_specs.end() ? nullptr : &*found;
}

QList<QKeySequence> KeyMap::chosenKeys(const QString &id) const
{
    if (const auto chosen = m_chosen.constFind(id); chosen != m_chosen.cend())
        return *chosen;
    const ActionSpec *known = spec(id);
    if (!known)
        return {};
    return known->keysOf.isEmpty() ? known->keys : chosenKeys(known->keysOf);
}

QList<QKeySequence> KeyMap::keys(const QString &id) const
{
    QList<QKeySequence> keys = chosenKeys(id);
    if (!m_letterKeys)
        keys.removeIf(&KeyMap::isLetter);
    return keys;
}

void KeyMap::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    const ActionSpec *known = spec(id);
    if (!known || chosenKeys(id) == keys)
        return;
    if (keys == known->keys)
        m_chosen.remove(id);
    else
        m_chosen.insert(id, keys);
    emit changed();
}

void KeyMap::reset(const QString &id)
{
    if (m_chosen.remove(id))
        emit changed();
}

void KeyMap::resetAll()
{
    if (m_chosen.isEmpty())
        return;
    m_chosen.clear();
    emit changed();
}

QStringList KeyMap::holders(const QString &id, const QKeySequence &key) const
{
    QStringList found;
    const ActionSpec *asking = spec(id);
    if (!asking || key.isEmpty())
        return found;
    for (const ActionSpec &other : m_specs) {
        if (other.id != id && other.keysOf.isEmpty() && other.context.meets(asking->context)
            && chosenKeys(other.id).contains(key))
            found << other.id;
    }
    return found;
}

void KeyMap::setLetterKeys(bool on)
{
    if (m_letterKeys == on)
        return;
    m_letterKeys = on;
    emit changed();
}

bool KeyMap::isLetter(const QKeySequence &key)
{
    if (key.count() != 1)
        return false;
    const QKeyCombination first = key[0];
    const bool bare = !(first.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    return bare && first.key() > Qt::Key_Space && first.key() < Qt::Key_Escape;
}

QStringList KeyMap::choices() const
{
    QStringList choices;
    for (auto chosen = m_chosen.cbegin(); chosen != m_chosen.cend(); ++chosen) {
        QStringList keys;
        for (const QKeySequence &key : *chosen)
            keys << key.toString(QKeySequence::PortableText);
        choices << chosen.key() + u'=' + keys.join(u' ');
    }
    choices.sort();
    return choices;
}

// A verb that this version does not know keeps its keys: another version may.
void KeyMap::setChoices(const QStringList &choices)
{
    m_chosen.clear();
    for (const QString &choice : choices) {
        const qsizetype split = choice.indexOf(u'=');
        if (split <= 0)
            continue;
        QList<QKeySequence> keys;
        for (const QString &text : choice.mid(split + 1).split(u' ', Qt::SkipEmptyParts)) {
            const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
            if (!key.isEmpty() && key[0].key() != Qt::Key_unknown)
                keys << key;
        }
        m_chosen.insert(choice.left(split), keys);
    }
    emit changed();
}

} // namespace Minideck
