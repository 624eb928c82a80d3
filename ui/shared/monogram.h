#pragma once

#include <QRect>
#include <QString>

class QColor;
class QFont;
class QPainter;

namespace Minideck {

struct Colors;

inline constexpr int MonogramSize = 28;

// One or two letters that stand for a name: capitals of its words, otherwise its first letter.
QString monogram(const QString &name);

void paintMonogram(QPainter &painter, const QRect &rect, const QString &letters, const QFont &base,
                   const QColor &fill, const Colors &colors);

} // namespace Minideck
