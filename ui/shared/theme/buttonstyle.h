#pragma once

#include <QSize>

class QPainter;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionToolButton;
class QWidget;

namespace Minideck {

// Push buttons, tool buttons and combo boxes.
void paintPushButtonBevel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
void paintPushButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget);
QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget);

void paintToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget);
QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *widget);

void paintComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget);
void paintComboBoxLabel(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget);
QSize comboBoxSize(const QSize &contents, const QWidget *widget);

} // namespace Minideck
