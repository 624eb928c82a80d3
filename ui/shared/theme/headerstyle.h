#pragma once

#include <QSize>

class QPainter;
class QStyleOption;
class QStyleOptionHeader;
class QWidget;

namespace Minideck {

// Column heads: muted, no bevel, the sorted one strong with its arrow behind the word.
void paintHeaderSection(const QStyleOptionHeader &option, QPainter &painter, const QWidget *widget);
void paintHeaderArea(const QStyleOption &option, QPainter &painter);
QSize headerSectionSize(const QStyleOptionHeader &option, const QWidget *widget);

} // namespace Minideck
