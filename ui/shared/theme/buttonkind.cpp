#include "buttonkind.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEvent>
#include <QVariant>

namespace Minideck {

static constexpr const char *KindProperty = "_minideck_kind";
static constexpr const char *SmallProperty = "_minideck_small";
static constexpr const char *KeyProperty = "_minideck_key";

static void set(QAbstractButton *button, const char *name, const QVariant &value)
{
    button->setProperty(name, value);
    // Buttons remember their size until something like this happens.
    QEvent change(QEvent::StyleChange);
    QCoreApplication::sendEvent(button, &change);
}

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    set(button, KindProperty, static_cast<int>(kind));
}

ButtonKind buttonKind(const QWidget *button)
{
    return button ? static_cast<ButtonKind>(button->property(KindProperty).toInt()) : ButtonKind::Normal;
}

void setSmall(QAbstractButton *button, bool small)
{
    set(button, SmallProperty, small);
}

bool isSmall(const QWidget *button)
{
    return button && button->property(SmallProperty).toBool();
}

void setKeyHint(QAbstractButton *button, const QString &key)
{
    set(button, KeyProperty, key);
}

QString keyHint(const QWidget *button)
{
    return button ? button->property(KeyProperty).toString() : QString();
}

} // namespace Minideck
