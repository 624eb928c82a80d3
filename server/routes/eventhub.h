#pragma once

#include <server/http/message.h>
#include <server/rules/sessions.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace Minideck {

class StoreDatabase;

//! Who follows the changes of which workspace. A thread of its own looks after each commit, and now and then
//! without one: it announces a sequence that moved, the newest only, and ends the streams of those who may no
//! longer follow: signed out, token expired, blocked (ROL-3), removed.
class EventHub
{
public:
    static constexpr std::size_t StreamsPerAccount = 8; //!< one more ends the oldest

    //! `pause` is the longest time without a look.
    EventHub(StoreDatabase &database, const Sessions &sessions,
             std::chrono::milliseconds pause = std::chrono::seconds(15));
    ~EventHub();
    EventHub(const EventHub &) = delete;
    EventHub &operator=(const EventHub &) = delete;

    //! Begins a stream; it gets an event at once if the sequence is not the one that the follower knows.
    void follow(std::shared_ptr<EventSink> sink, const Caller &caller, qint64 workspace, qint64 known);

    //! Something was committed. Thread-safe, does not block.
    void stir();

    //! Ends all streams and the thread. To be called while the database is still there; nothing happens
    //! afterwards.
    void stop();

private:
    struct Follower
    {
        std::shared_ptr<EventSink> sink;
        Caller caller;
        qint64 workspace = 0;
        qint64 known = 0; //!< the sequence that was announced last; of the thread alone
        bool ended = false;
    };
    using Followers = std::vector<std::shared_ptr<Follower>>;

    void run();
    void look(const Followers &followers);

    StoreDatabase &m_database;
    const Sessions &m_sessions;
    const std::chrono::milliseconds m_pause;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Followers m_followers; //!< oldest first
    bool m_stirred = false;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace Minideck
