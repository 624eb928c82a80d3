#include "iconengine.h"

#include "colors.h"
#include "icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

namespace Minideck {

static QColor colorFor(QIcon::Mode mode)
{
    const Colors &colors = colorsOf(QGuiApplication::palette());
    switch (mode) {
    case QIcon::Disabled:
        return colors.off;
    case QIcon::Selected:
        return colors.text;
    case QIcon::Normal:
    case QIcon::Active:
        return colors.muted;
    }
    Q_UNREACHABLE();
}

IconEngine::IconEngine(QString id)
    : m_id(std::move(id))
{ }

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    paintIcon(*painter, rect, m_id, qMin(rect.width(), rect.height()), colorFor(mode));
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    // The size that Qt hands over is in device pixels already.
    const int side = qMin(size.width(), size.height());
    QPixmap drawn = iconPixmap(m_id, side, colorFor(mode), 1);
    drawn.setDevicePixelRatio(scale);
    return drawn;
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(m_id);
}

QString IconEngine::iconName()
{
    return m_id;
}

QString IconEngine::key() const
{
    return u"minideck"_qs;
}

bool IconEngine::isNull()
{
    return !QFile::exists(u":/icons/%1.svg"_qs.arg(m_id));
}

} // namespace Minideck
