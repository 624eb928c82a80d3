#pragma once

#include "message.h"
#include "wakeup.h"

#include <mutex>

namespace Minideck {

//! One event in the text form of event streams (WHATWG HTML 9.2.6). `id` and `event` may be empty; they must
//! not hold line breaks, which would begin a field of their own and are left out. `data` may have several
//! lines.
QByteArray serializeEvent(QByteArrayView id, QByteArrayView event, QByteArrayView data);

//! The events that wait to be written on one connection; who does not read them is given up. Thread-safe.
class EventQueue final : public EventSink
{
public:
    static constexpr qsizetype MostBytes = 1024 * 1024; //!< waiting; beyond, the reader is too slow

    explicit EventQueue(std::shared_ptr<Wakeup> wakeup);

    bool send(QByteArrayView id, QByteArrayView event, QByteArrayView data) override;
    void close() override;

    //! The other side: everything waiting, ready to be written.
    QByteArray take();
    bool isEmpty() const;
    bool isClosed() const;
    bool isOverflowed() const;

private:
    const std::shared_ptr<Wakeup> m_wakeup;
    mutable std::mutex m_mutex;
    QByteArray m_waiting;
    bool m_closed = false;
    bool m_overflowed = false;
};

} // namespace Minideck
