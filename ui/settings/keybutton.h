#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace Minideck {

// Shows keys; pressed, it takes the next keys that are pressed. Esc leaves them as they are, Backspace means
// none.
class KeyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit KeyButton(QWidget *parent = nullptr);

    void setKeys(const QList<QKeySequence> &keys);
    bool isListening() const { return m_listening; }

    QSize sizeHint() const override;

signals:
    void recorded(const QList<QKeySequence> &keys);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void listen(bool listening);

    QList<QKeySequence> m_keys;
    bool m_listening = false;
};

} // namespace Minideck
