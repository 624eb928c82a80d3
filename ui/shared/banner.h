#pragma once

#include <ui/shared/theme/tone.h>

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace Minideck {

class IconLabel;
class PlainLabel;

// One line under the header: icon, a bold start, one sentence, verbs at the right. Announced to screen
// readers when it appears or changes.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void setContent(Tone tone, const QString &icon, const QString &start, const QString &sentence);
    QPushButton *addVerb(const QString &text, const QString &icon = {});
    QString text() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    IconLabel *m_icon;
    PlainLabel *m_start;
    PlainLabel *m_sentence;
    Tone m_tone = Tone::Warning;
};

} // namespace Minideck
