#pragma once

#include <QIconEngine>

namespace Minideck {

// Renders a drawing of resources/icons in the colour that the palette of the application has for the mode.
class IconEngine : public QIconEngine
{
public:
    explicit IconEngine(QString id);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    QString iconName() override;
    QString key() const override;
    bool isNull() override;

private:
    QString m_id;
};

} // namespace Minideck
