#pragma once

#include <ui/shared/theme/tone.h>

#include <QFrame>

class QPushButton;

namespace Minideck {

class IconLabel;
class PlainLabel;

// A tinted box inside a pane: icon and a sentence that wraps, perhaps one verb as a link.
class Note : public QFrame
{
    Q_OBJECT

public:
    explicit Note(Tone tone, const QString &icon, const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;
    QPushButton *addVerb(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconLabel *m_icon;
    PlainLabel *m_text;
    Tone m_tone;
};

} // namespace Minideck
