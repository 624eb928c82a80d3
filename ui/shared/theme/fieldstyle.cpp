#include "fieldstyle.h"

#include "colors.h"
#include "metrics.h"

#include <QPainter>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace Minideck {

static constexpr const char *WrongProperty = "_minideck_wrong";

void paintField(QPainter &painter, const QRect &rect, const Colors &colors, bool enabled, bool focused,
                bool wrong)
{
    const QColor border = !enabled ? colors.line
        : focused                  ? colors.accent
        : wrong                    ? colors.danger
                                   : colors.controlLine;
    const qreal width = focused ? Metrics::FocusRing : 1;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, width));
    painter.setBrush(enabled ? colors.base : colors.window);
    const qreal half = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), Metrics::ControlRadius - half,
                            Metrics::ControlRadius - half);
    painter.restore();
}

void paintLineEdit(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&option);
    if (!frame || frame->lineWidth <= 0)
        return;
    paintField(painter, option.rect, colorsOf(option.palette), option.state & QStyle::State_Enabled,
               option.state & QStyle::State_HasFocus, isWrong(widget));
}

void setWrong(QWidget *field, bool wrong)
{
    field->setProperty(WrongProperty, wrong);
    field->update();
}

bool isWrong(const QWidget *field)
{
    return field && field->property(WrongProperty).toBool();
}

} // namespace Minideck
