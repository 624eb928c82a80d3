#include "monogram.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QPainter>

namespace Minideck {

QString monogram(const QString &name)
{
    QString capitals;
    for (const QChar letter : name) {
        if (letter.isUpper() || letter.isDigit())
            capitals += letter;
        if (capitals.size() == 2)
            break;
    }
    if (!capitals.isEmpty())
        return capitals;
    const QString trimmed = name.trimmed();
    const qsizetype length = !trimmed.isEmpty() && trimmed.front().isHighSurrogate() ? 2 : 1;
    return trimmed.left(length).toUpper();
}

void paintMonogram(QPainter &painter, const QRect &rect, const QString &letters, const QFont &base,
                   const QColor &fill, const Colors &colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::ControlRadius - 0.5,
                            Metrics::ControlRadius - 0.5);
    painter.setFont(textFont(TextStyle::SmallStrong, base));
    painter.setPen(colors.text);
    painter.drawText(rect, Qt::AlignCenter, letters);
    painter.restore();
}

} // namespace Minideck
