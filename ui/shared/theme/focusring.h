#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace Minideck {

// The ring that stands 2 px outside of the button that has the focus by keyboard. A widget cannot paint
// outside of itself, so a frame follows the focus.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject *parent);

    void followFocus();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(QWidget *focused);

    QPointer<QFocusFrame> m_frame;
    bool m_byKeyboard = false;
};

} // namespace Minideck
