#pragma once

#include <client/cache/memberreader.h>

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace Minideck {

//! A thread with a connection of its own that answers questions one after the other. Hands over by a mutex
//! only.
class ReaderThread
{
public:
    //! What a newer question ends: Page ends older Page and Order, Order ends older Order, Fact ends nothing.
    enum class Lane { Page, Order, Fact };

    //! The thread starts with the first question, and the file is opened on it.
    explicit ReaderThread(QString databasePath);

    //! Ends what runs, answers the rest with Cancelled, waits for the thread.
    ~ReaderThread();

    //! Has `question` answered on the thread; it gets the reader. Exactly one answer comes, Cancelled if a
    //! newer question took its place.
    template <typename T, typename Question>
    QFuture<Result<T>> ask(Lane lane, Question question)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        enqueue(lane, [promise, question = std::move(question)](MemberReader *reader, const Error &error) {
            promise->addResult(reader ? question(*reader) : Result<T>(error));
            promise->finish();
        });
        return future;
    }

private:
    //! Gets a reader, or null and the reason.
    using Work = std::function<void(MemberReader *, const Error &)>;
    struct Job
    {
        Lane lane = Lane::Fact;
        Work work;
        std::shared_ptr<std::atomic<bool>> cancelled;
    };

    void enqueue(Lane lane, Work work);
    void run();
    void answer(const Job &job);
    std::optional<Job> nextJob(std::unique_lock<std::mutex> &lock);

    const QString m_path;
    std::unique_ptr<MemberReader> m_reader; //!< of the thread
    Error m_openError;                      //!< of the thread

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    std::optional<Job> m_running;
    bool m_warm = true; //!< nothing worth reading ahead
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace Minideck
