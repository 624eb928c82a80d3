#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace Minideck {

//! A thread that does one task after the other. What is queued when it is destroyed is still done.
class WorkerThread
{
public:
    WorkerThread();
    ~WorkerThread();
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    //! Queues a task. Thread-safe; tasks run in the order they were posted.
    void post(std::function<void()> task);

    //! Tasks that wait, without the one at work.
    std::size_t waiting() const;

private:
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace Minideck
