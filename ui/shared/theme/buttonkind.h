#pragma once

class QAbstractButton;
class QString;
class QWidget;

namespace Minideck {

// How a push or tool button looks. One filled (primary) button per window: the verb of the view.
enum class ButtonKind { Normal, Primary, Danger, Flat, Link };

void setButtonKind(QAbstractButton *button, ButtonKind kind);
ButtonKind buttonKind(const QWidget *button);

// 24 px instead of 28, for rows, bars and sheets.
void setSmall(QAbstractButton *button, bool small = true);
bool isSmall(const QWidget *button);

// The key that does the same, in small letters after the word.
void setKeyHint(QAbstractButton *button, const QString &key);
QString keyHint(const QWidget *button);

} // namespace Minideck
