#include "textfield.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/fieldstyle.h>
#include <ui/shared/theme/metrics.h>
#include <ui/shared/theme/typography.h>

#include <QEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace Minideck {

TextField::TextField(QWidget *parent)
    : QFrame(parent)
    , m_edit(new QPlainTextEdit)
{
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->document()->setDocumentMargin(Metrics::Space4);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    auto *layout = new QVBoxLayout(this);
    // Inside the border and the ring.
    layout->setContentsMargins(Metrics::Space4, Metrics::Space4, Metrics::FocusRing, Metrics::Space4);
    layout->addWidget(m_edit);
    applyFont();
}

QString TextField::text() const
{
    return m_edit->toPlainText();
}

void TextField::setText(const QString &text)
{
    m_edit->setPlainText(text);
}

void TextField::goToLine(int line)
{
    const QTextBlock block = m_edit->document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    m_edit->setTextCursor(cursor);
    m_edit->setFocus(Qt::OtherFocusReason);
}

bool TextField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QFrame::eventFilter(watched, event);
}

void TextField::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

void TextField::applyFont()
{
    m_edit->setFont(textFont(TextStyle::Mono, font()));
}

void TextField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintField(painter, rect(), colorsOf(palette()), isEnabled(), m_edit->hasFocus(), false);
}

} // namespace Minideck
