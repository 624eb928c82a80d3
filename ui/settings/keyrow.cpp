#include "keyrow.h"

#include "keybutton.h"

#include <ui/shared/iconlabel.h>
#include <ui/shared/keymap.h>
#include <ui/shared/keytext.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Minideck {

using Where = ActionContext::Where;

static constexpr int PlaceColumn = 148;

static QString placeText(const ActionContext &context)
{
    switch (context.where) {
    case Where::Window:
        return KeyRow::tr("Everywhere");
    case Where::Section:
        return KeyRow::tr("In the section");
    case Where::List:
        return context.section.isEmpty() ? KeyRow::tr("In every list") : KeyRow::tr("In the list");
    }
    Q_UNREACHABLE();
}

KeyRow::KeyRow(KeyMap &keys, const QString &verb, QWidget *parent)
    : QWidget(parent)
    , m_keys(keys)
    , m_verb(verb)
    , m_button(new KeyButton)
    , m_reset(new QToolButton)
    , m_below(new QWidget)
    , m_message(new PlainLabel)
    , m_takeOver(new QPushButton(tr("Move it here")))
{
    const ActionSpec &spec = *keys.spec(verb);
    const QString title = actionTitle(spec, true);
    auto *place = new PlainLabel(placeText(spec.context), TextStyle::Base, Tone::Muted);
    place->setFixedWidth(PlaceColumn);
    setSmall(m_button);
    m_reset->setIcon(icon(u"undo"_qs));
    m_reset->setToolTip(
        toolTipText(tr("Back to %1").arg(spec.keys.isEmpty() ? tr("none", "keys") : keyTexts(spec.keys))));
    m_reset->setAccessibleName(tr("Set the keys of “%1” back").arg(title));
    setSmall(m_reset);
    QSizePolicy stays = m_reset->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(stays);
    m_button->setAccessibleDescription(tr("Keys of “%1”").arg(title));

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, Metrics::Space4, 0, Metrics::Space4);
    row->setSpacing(Metrics::Space8);
    row->addWidget(new PlainLabel(title), 1);
    row->addWidget(place);
    row->addWidget(m_button);
    row->addWidget(m_reset);

    setSmall(m_takeOver);
    m_takeOver->setAutoDefault(false);
    m_message->setWrapped(true);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, 0, Metrics::SmallControl + Metrics::Space8, Metrics::Space8);
    below->setSpacing(Metrics::Space8);
    below->addWidget(new IconLabel(u"warning"_qs, Tone::Warning));
    below->addWidget(m_message, 1, Qt::AlignVCenter);
    below->addWidget(m_takeOver);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 1); // the line
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_below);

    connect(m_button, &KeyButton::recorded, this, &KeyRow::choose);
    connect(m_reset, &QToolButton::clicked, this, [this] { choose(m_keys.spec(m_verb)->keys); });
    connect(m_takeOver, &QPushButton::clicked, this, &KeyRow::takeOver);
    connect(&keys, &KeyMap::changed, this, &KeyRow::follow);
    follow();
}

void KeyRow::follow()
{
    const ActionSpec &spec = *m_keys.spec(m_verb);
    m_button->setKeys(m_keys.keys(m_verb)); // without letters that are switched off
    m_button->setAccessibleName(tr("%1: %2", "verb, keys").arg(actionTitle(spec, true), m_button->text()));
    m_reset->setVisible(m_keys.isChosen(m_verb));
    QString message;
    for (const QKeySequence &key : m_keys.chosenKeys(m_verb)) {
        // Two may have one key after the file of settings was edited.
        if (const QStringList holders = m_keys.holders(m_verb, key); !holders.isEmpty())
            message = tr("%1 is also “%2”, so neither works.").arg(keyText(key), names(holders));
    }
    say(message, false);
}

QString KeyRow::names(const QStringList &verbs) const
{
    QStringList names;
    for (const QString &verb : verbs)
        names << actionTitle(*m_keys.spec(verb), true);
    return names.join(tr("”, “", "between two names"));
}

QString KeyRow::refusal(const QKeySequence &key) const
{
    const Where where = m_keys.spec(m_verb)->context.where;
    const QKeyCombination first = key[0];
    const bool bare = !(first.keyboardModifiers() & ~Qt::ShiftModifier);
    if (where != Where::List && (KeyMap::isLetter(key) || (bare && first.key() == Qt::Key_Space)))
        return tr("%1 alone is for typing. Press it together with Ctrl or Alt.").arg(keyText(key));
    switch (first.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Escape:
        return bare ? tr("%1 has a meaning of its own in lists and fields.").arg(keyText(key)) : QString();
    default:
        return {};
    }
}

void KeyRow::choose(const QList<QKeySequence> &keys)
{
    follow();
    m_wanted = keys;
    for (const QKeySequence &key : keys) {
        if (const QString why = refusal(key); !why.isEmpty() && !m_keys.spec(m_verb)->keys.contains(key))
            return say(why, false);
        if (const QStringList holders = m_keys.holders(m_verb, key); !holders.isEmpty())
            return say(tr("%1 is “%2” already.").arg(keyText(key), names(holders)), true);
    }
    m_keys.setKeys(m_verb, keys);
}

void KeyRow::takeOver()
{
    const QList<QKeySequence> wanted = m_wanted;
    for (const QKeySequence &key : wanted) {
        for (const QString &holder : m_keys.holders(m_verb, key)) {
            QList<QKeySequence> left = m_keys.chosenKeys(holder);
            left.removeAll(key);
            m_keys.setKeys(holder, left);
        }
    }
    m_keys.setKeys(m_verb, wanted);
    m_button->setFocus(Qt::OtherFocusReason);
}

void KeyRow::say(const QString &message, bool question)
{
    m_message->setText(message);
    m_takeOver->setVisible(question);
    m_below->setVisible(!message.isEmpty());
}

QString KeyRow::message() const
{
    return m_message->fullText();
}

void KeyRow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, height() - 1, width(), 1, colorsOf(palette()).line);
}

} // namespace Minideck
