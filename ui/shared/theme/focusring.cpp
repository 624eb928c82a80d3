#include "focusring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

namespace Minideck {

FocusRing::FocusRing(QObject *parent)
    : QObject(parent)
{ }

void FocusRing::followFocus()
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { show(now); });
}

bool FocusRing::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        m_byKeyboard = true;
    } else if (event->type() == QEvent::MouseButtonPress) {
        m_byKeyboard = false;
        if (m_frame)
            m_frame->setWidget(nullptr);
    } else if (event->type() == QEvent::FocusIn
               && static_cast<QFocusEvent *>(event)->reason() == Qt::TabFocusReason) {
        m_byKeyboard = true;
    }
    return false;
}

void FocusRing::show(QWidget *focused)
{
    const bool wanted = m_byKeyboard && qobject_cast<QAbstractButton *>(focused);
    if (!wanted) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(focused);
}

} // namespace Minideck
