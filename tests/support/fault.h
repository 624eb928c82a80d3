#pragma once

#include <QByteArray>
#include <QList>

namespace Minideck {

//! Something that goes wrong between a client and a server.
struct Fault
{
    enum class Kind {
        Refuse,     //!< nobody listens any more, and what was open is reset
        Reset,      //!< RST
        Close,      //!< FIN
        Silence,    //!< the connection stays open and nothing more comes
        Trickle,    //!< a few bytes at a time
        Latency,    //!< whole, but late
        Twice,      //!< the server gets the request a second time
        Length,     //!< Content-Length is another one
        Replace,    //!< somebody else answers
        Flood,      //!< somebody else answers, and does not come to an end
        EventsLost, //!< of a stream of events nothing but the heartbeat comes through
        EventsTwice //!< every event of a stream comes a second time
    };

    //! How far the message gets, for what cuts it off.
    enum class Place { Start, Head, Body };

    //! When it happens, seen from the server: it has not got the whole request and does not act on it; it has
    //! it and its answer is not awaited; it has answered.
    enum class Moment { Before, During, After };

    QByteArray name;
    Kind kind = Kind::Reset;
    Place place = Place::Start;
    QByteArray answer = {};    //!< Replace: as it goes over the wire; Flood: its head
    int difference = 0;        //!< Length
    bool looksDecided = false; //!< a client has to believe that the platform says no
};

//! Every fault that a single request can meet, by name. "closed without a byte" is the request that is lost,
//! or the answer that is, after the effect.
QList<Fault> requestFaults();

//! The one of that name; there must be one.
Fault requestFault(const QByteArray &name);

const char *toString(Fault::Moment moment);

} // namespace Minideck
