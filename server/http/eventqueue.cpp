#include "eventqueue.h"

namespace Minideck {

static void appendLine(QByteArray &text, QByteArrayView field, QByteArrayView value)
{
    text.append(field).append(": ");
    for (const char c : value) {
        if (c != '\n' && c != '\r' && c != '\0')
            text += c;
    }
    text += '\n';
}

QByteArray serializeEvent(QByteArrayView id, QByteArrayView event, QByteArrayView data)
{
    QByteArray text;
    text.reserve(id.size() + event.size() + data.size() + 32);
    if (!id.isEmpty())
        appendLine(text, "id", id);
    if (!event.isEmpty())
        appendLine(text, "event", event);
    const QByteArray lines = data.toByteArray().replace("\r\n", "\n").replace('\r', '\n');
    for (const QByteArray &line : lines.split('\n'))
        appendLine(text, "data", line);
    return text.append('\n');
}

EventQueue::EventQueue(std::shared_ptr<Wakeup> wakeup)
    : m_wakeup(std::move(wakeup))
{ }

bool EventQueue::send(QByteArrayView id, QByteArrayView event, QByteArrayView data)
{
    const QByteArray text = serializeEvent(id, event, data);
    bool sent = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return false;
        sent = m_waiting.size() + text.size() <= MostBytes;
        if (sent)
            m_waiting += text;
        else
            m_closed = m_overflowed = true;
    }
    m_wakeup->ring();
    return sent;
}

void EventQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_wakeup->ring();
}

QByteArray EventQueue::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_waiting, {});
}

bool EventQueue::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.isEmpty();
}

bool EventQueue::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_closed;
}

bool EventQueue::isOverflowed() const
{
    const std::lock_guard lock(m_mutex);
    return m_overflowed;
}

} // namespace Minideck
