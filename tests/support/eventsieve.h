#pragma once

#include <QByteArray>

namespace Minideck {

//! A chunked stream of events on its way: the events in it are lost or come twice, everything else passes.
class EventSieve
{
public:
    //! So often comes every event.
    explicit EventSieve(int times)
        : m_times(times)
    { }

    QByteArray feed(const QByteArray &bytes);

private:
    int m_times;
    QByteArray m_rest;
    bool m_hasHead = false;
};

} // namespace Minideck
