#pragma once

#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/tone.h>

#include <QWidget>

namespace Minideck {

// An icon of the theme in a tone; decoration beside words, so screen readers pass over it.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QString &icon = {}, Tone tone = Tone::Muted, int size = Metrics::Icon,
                       QWidget *parent = nullptr);

    void setIcon(const QString &icon, Tone tone);
    QString iconId() const { return m_icon; }
    QSize sizeHint() const override { return QSize(m_size, m_size); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Tone m_tone;
    int m_size;
};

} // namespace Minideck
