#include "eventhub.h"

#include <server/store/memberstore.h>
#include <server/store/storedatabase.h>
#include <server/store/workspacestore.h>

#include <algorithm>

namespace Minideck {

EventHub::EventHub(StoreDatabase &database, const Sessions &sessions, std::chrono::milliseconds pause)
    : m_database(database)
    , m_sessions(sessions)
    , m_pause(pause)
    , m_thread([this] { run(); })
{ }

EventHub::~EventHub()
{
    stop();
}

void EventHub::follow(std::shared_ptr<EventSink> sink, const Caller &caller, qint64 workspace, qint64 known)
{
    const std::lock_guard lock(m_mutex);
    if (m_ending)
        return sink->close();
    const auto isOurs = [&](const auto &each) { return each->caller.account == caller.account; };
    if (std::ranges::count_if(m_followers, isOurs) >= static_cast<qsizetype>(StreamsPerAccount)) {
        const auto oldest = std::ranges::find_if(m_followers, isOurs);
        (*oldest)->sink->close();
        m_followers.erase(oldest);
    }
    m_followers.push_back(std::make_shared<Follower>(
        Follower{.sink = std::move(sink), .caller = caller, .workspace = workspace, .known = known}));
    m_stirred = true;
    m_wake.notify_one();
}

void EventHub::stir()
{
    const std::lock_guard lock(m_mutex);
    m_stirred = true;
    m_wake.notify_one();
}

void EventHub::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        for (const auto &follower : m_followers)
            follower->sink->close();
        m_followers.clear();
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void EventHub::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_wake.wait_for(lock, m_pause, [this] { return m_ending || m_stirred; });
        m_stirred = false;
        if (m_ending || m_followers.empty())
            continue;
        const Followers followers = m_followers;
        lock.unlock();
        look(followers);
        lock.lock();
        std::erase_if(m_followers, [](const auto &each) { return each->ended; });
    }
}

void EventHub::look(const Followers &followers)
{
    // What each is to be told: the sequence, or nothing for those who may no longer follow.
    const auto news = m_database.readAndWait([&](Connection &connection) {
        std::vector<std::optional<qint64>> sequences;
        for (const auto &follower : followers) {
            const auto workspace = Workspaces::byKey(connection, follower->workspace);
            const auto member = Members::ofAccount(connection, follower->workspace, follower->caller.account);
            const bool may = m_sessions.isAlive(connection, follower->caller) && workspace && member
                && member->member.status.is(MemberStatus::Active);
            sequences.push_back(may ? std::optional(workspace->changeSequence) : std::nullopt);
        }
        return sequences;
    });
    if (!news)
        return; // the next look asks again
    for (std::size_t i = 0; i < followers.size(); ++i) {
        Follower &follower = *followers[i];
        const std::optional<qint64> sequence = news.value()[i];
        if (!sequence) {
            follower.sink->close();
            follower.ended = true;
        } else if (*sequence != follower.known) {
            const QByteArray number = QByteArray::number(*sequence);
            follower.ended =
                !follower.sink->send(number, "changed", QByteArray("{\"sequence\":" + number + "}"));
            follower.known = *sequence;
        }
    }
}

} // namespace Minideck
