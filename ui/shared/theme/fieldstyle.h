#pragma once

class QPainter;
class QRect;
class QStyleOption;
class QWidget;

namespace Minideck {

struct Colors;

// Fields: border, ring while they have the focus, danger border while their text is wrong.
void paintField(QPainter &painter, const QRect &rect, const Colors &colors, bool enabled, bool focused,
                bool wrong);
void paintLineEdit(const QStyleOption &option, QPainter &painter, const QWidget *widget);

// The text of the field breaks a rule; the sentence stands below it.
void setWrong(QWidget *field, bool wrong);
bool isWrong(const QWidget *field);

} // namespace Minideck
