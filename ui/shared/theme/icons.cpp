#include "icons.h"

#include "iconengine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace Minideck {

QIcon icon(const QString &id)
{
    return QIcon(new IconEngine(id));
}

static QPixmap render(const QString &id, int size, const QColor &color, qreal ratio)
{
    const int pixels = qMax(1, qRound(size * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QFile file(u":/icons/%1.svg"_qs.arg(id));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray drawing = file.readAll();
        drawing.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(drawing);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QPixmap iconPixmap(const QString &id, int size, const QColor &color, qreal devicePixelRatio)
{
    const QString key = u"minideck:%1:%2:%3:%4"_qs.arg(id).arg(size).arg(color.rgba()).arg(devicePixelRatio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(id, size, color, devicePixelRatio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &id, int size, const QColor &color)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QPoint corner(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size + 1) / 2);
    painter.drawPixmap(corner, iconPixmap(id, size, color, ratio));
}

} // namespace Minideck
