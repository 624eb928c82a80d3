#pragma once

#include <ui/shared/theme/tone.h>
#include <ui/shared/theme/typography.h>

#include <QLabel>

namespace Minideck {

// A label for text from anywhere: plain, elided at the end of its one line with the whole text in the
// tooltip, or wrapped. Its font and colour follow the theme.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
    PlainLabel(const QString &text, TextStyle style, Tone tone, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString fullText() const { return m_full; }
    void setStyle(TextStyle style);
    void setTone(Tone tone);
    void setElide(Qt::TextElideMode mode); // ElideNone: as wide as the text
    void setWrapped(bool wrapped);
    void setSelectable(bool selectable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int layOut(int width, QPainter *painter) const;
    QFont baseFont() const;
    void applyTheme();
    void fit();

    QString m_full;
    TextStyle m_style;
    Tone m_tone;
    Qt::TextElideMode m_elide = Qt::ElideRight;
    bool m_applying = false;
};

} // namespace Minideck
