#pragma once

#include "mailoutlet.h"
#include "mailqueue.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace Minideck {

class Clock;
class StoreDatabase;

//! Carries the letters of the mail outbox to the outlet, on a thread of its own: after each commit that is
//! announced, and again after a failure, with longer and longer pauses. A crash loses no letter; one that was
//! handed over just before is handed over again with the same id.
class MailDelivery
{
public:
    struct Options
    {
        bool keepsSent = false; //!< a sandbox shows its mail; elsewhere a letter that is gone is forgotten
        std::chrono::milliseconds pause = std::chrono::seconds(15); //!< between two looks if nobody stirs
    };

    //! Attempts before a letter is given up, and the wait after the first of them; each further one doubles
    //! it.
    static constexpr int Attempts = 10;
    static constexpr std::chrono::seconds FirstWait{30};

    //! All of it outlives the delivery.
    MailDelivery(StoreDatabase &database, const Clock &clock, MailQueue queue,
                 std::unique_ptr<MailOutlet> outlet, Options options);
    ~MailDelivery();

    //! Something may have been queued. Thread-safe.
    void stir();

    //! Ends after the letter at work.
    void stop();

private:
    void run();
    bool carryDueLetters();
    void carry(const StoredMail &stored);

    StoreDatabase &m_database;
    const Clock &m_clock;
    const MailQueue m_queue;
    const std::unique_ptr<MailOutlet> m_outlet;
    const Options m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stirred = true; // what the last run left behind
    std::atomic<bool> m_ending = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace Minideck
