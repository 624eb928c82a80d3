#include "keybutton.h"

#include <ui/shared/keytext.h>
#include <ui/shared/theme/buttonkind.h>

#include <QKeyEvent>

namespace Minideck {

static constexpr int Width = 148;

KeyButton::KeyButton(QWidget *parent)
    : QPushButton(parent)
{
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QPushButton::clicked, this, [this] { listen(!m_listening); });
    listen(false);
}

void KeyButton::setKeys(const QList<QKeySequence> &keys)
{
    m_keys = keys;
    listen(false);
}

void KeyButton::listen(bool listening)
{
    m_listening = listening;
    setText(listening ? tr("Press keys…") : m_keys.isEmpty() ? tr("None", "keys") : keyTexts(m_keys));
    // Whole rows of frames around nothing would be loud.
    setButtonKind(this, m_keys.isEmpty() && !listening ? ButtonKind::Flat : ButtonKind::Normal);
    setToolTip(listening ? tr("Esc leaves them as they are, Backspace takes them away.") : QString());
}

QSize KeyButton::sizeHint() const
{
    const QSize size = QPushButton::sizeHint();
    return QSize(qMax(Width, size.width()), size.height());
}

bool KeyButton::event(QEvent *event)
{
    // While it listens no key means anything else in the window.
    if (m_listening && event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QPushButton::event(event);
}

static bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
        return true;
    default:
        return false;
    }
}

// The Shift that makes "?" of "/" is no part of the key.
static QKeySequence keyOf(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const auto key = static_cast<Qt::Key>(event.key());
    const bool symbol = key > Qt::Key_Space && key < Qt::Key_Escape && (key < Qt::Key_A || key > Qt::Key_Z);
    if (symbol)
        modifiers &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(modifiers, key));
}

void KeyButton::keyPressEvent(QKeyEvent *event)
{
    if (!m_listening)
        return QPushButton::keyPressEvent(event);
    if (isModifier(event->key()))
        return;
    listen(false);
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        return;
    if (event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier)
        emit recorded({});
    else
        emit recorded({keyOf(*event)});
}

void KeyButton::focusOutEvent(QFocusEvent *event)
{
    listen(false);
    QPushButton::focusOutEvent(event);
}

} // namespace Minideck
