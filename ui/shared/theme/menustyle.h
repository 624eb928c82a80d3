#pragma once

#include <QSize>

class QPainter;
class QStyleOption;
class QStyleOptionMenuItem;
class QWidget;

namespace Minideck {

// The menu bar and the menus.
void paintMenuBarItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget);
void paintMenuBarArea(const QStyleOption &option, QPainter &painter);
QSize menuBarItemSize(const QStyleOptionMenuItem &option, const QWidget *widget);

void paintMenuPanel(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void paintMenuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget);
QSize menuItemSize(const QStyleOptionMenuItem &option, const QWidget *widget);

} // namespace Minideck
