#pragma once

#include <QtGlobal>

#include <chrono>

namespace Minideck {

//! Figures of the conversation with the platform; tests shorten them.
struct NetworkPolicy
{
    std::chrono::milliseconds deadline =
        std::chrono::seconds(30); //!< for one whole answer, redirects included
    std::chrono::milliseconds inactivity = std::chrono::seconds(45); //!< between two pieces of a stream
    std::chrono::milliseconds streamGrace =
        std::chrono::seconds(60);  //!< for a stream, and for each streamRate bytes of it a second more
    qint64 streamRate = 16 * 1024; //!< bytes; streams of events have no end and no hurry
    std::chrono::milliseconds backoffBase = std::chrono::milliseconds(500);
    std::chrono::milliseconds backoffMaximum = std::chrono::seconds(60);
    std::chrono::seconds retryAfterMaximum = std::chrono::hours(1);
    std::chrono::milliseconds confirmWithin =
        std::chrono::seconds(10);          //!< how long somebody waits for a confirmed change
    int attempts = 4;                      //!< tries of a GET, the first included
    int redirects = 5;                     //!< same origin only, GET and HEAD only
    qint64 bodyMaximum = 16 * 1024 * 1024; //!< bytes of an answer that is read whole
    qint64 streamBuffer = 1024 * 1024;     //!< bytes of a stream that may wait in memory
};

} // namespace Minideck
