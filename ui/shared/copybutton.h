#pragma once

#include <QTimer>
#include <QToolButton>

namespace Minideck {

// Copies a text and shows a tick for a moment.
class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    // what: what is copied, for the tooltip and screen readers, such as "Copy e-mail".
    explicit CopyButton(const QString &what, QWidget *parent = nullptr);

    void setValue(const QString &value) { m_value = value; }

private:
    QString m_value;
    QTimer m_notice;
};

} // namespace Minideck
