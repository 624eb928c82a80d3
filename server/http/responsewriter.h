#pragma once

#include "eventqueue.h"
#include "httpshared.h"
#include "wire.h"

namespace Minideck {

//! What the answer must know of its request.
struct RequestTraits
{
    QString id;
    bool headOnly = false;
    int minorVersion = 1; //!< of HTTP/1
    bool closes = false;  //!< nothing is read after this request
};

//! Writes the answers of one connection: whole, pulled piece by piece, or event by event.
class ResponseWriter
{
public:
    ResponseWriter(HttpShared &shared, Wire &wire, net::thread_pool &worker);

    //! Writes it; true if the connection may go on with another request.
    net::awaitable<bool> send(HttpResponse response, RequestTraits traits);

    //! Ends an event stream after what waits in it.
    void drain();

private:
    net::awaitable<bool> sendStream(BodySource source, bool chunked);
    net::awaitable<bool> sendEvents(EventSource source, bool chunked);

    HttpShared &m_shared;
    Wire &m_wire;
    net::thread_pool &m_worker;
    std::shared_ptr<EventQueue> m_events;
};

} // namespace Minideck
