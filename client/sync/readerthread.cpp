#include "readerthread.h"

namespace Minideck {

namespace {

bool ends(ReaderThread::Lane newer, ReaderThread::Lane older)
{
    using Lane = ReaderThread::Lane;
    if (newer == Lane::Page)
        return older != Lane::Fact;
    return newer == Lane::Order && older == Lane::Order;
}

} // namespace

ReaderThread::ReaderThread(QString databasePath)
    : m_path(std::move(databasePath))
{ }

ReaderThread::~ReaderThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const Job &job : m_queue)
            job.cancelled->store(true);
        if (m_running)
            m_running->cancelled->store(true);
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void ReaderThread::enqueue(Lane lane, Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const Job &job : m_queue) {
            if (ends(lane, job.lane))
                job.cancelled->store(true);
        }
        // Reading ahead has no lane and gives way to everything.
        if (m_running && (!m_running->work || ends(lane, m_running->lane)))
            m_running->cancelled->store(true);
        m_queue.push_back({lane, std::move(work), std::make_shared<std::atomic<bool>>(false)});
        m_warm = m_warm && lane == Lane::Fact;
        if (!m_thread.joinable())
            m_thread = std::thread([this] { run(); });
    }
    m_wake.notify_one();
}

std::optional<ReaderThread::Job> ReaderThread::nextJob(std::unique_lock<std::mutex> &lock)
{
    m_running.reset();
    m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty() || !m_warm; });
    if (!m_queue.empty()) {
        m_running = std::move(m_queue.front());
        m_queue.pop_front();
    } else if (!m_stopping) {
        m_warm = true;
        m_running = Job{Lane::Fact, {}, std::make_shared<std::atomic<bool>>(false)};
    }
    return m_running;
}

void ReaderThread::run()
{
    for (;;) {
        std::optional<Job> job;
        {
            std::unique_lock lock(m_mutex);
            job = nextJob(lock);
        }
        if (!job)
            break;
        answer(*job);
    }
    m_reader.reset();
}

void ReaderThread::answer(const Job &job)
{
    if (!m_reader) {
        Result<std::unique_ptr<MemberReader>> reader = MemberReader::open(m_path);
        if (reader)
            m_reader = std::move(reader).value();
        else
            m_openError = reader.error();
    }
    if (job.cancelled->load() && job.work)
        return job.work(nullptr, Error{.kind = ErrorKind::Cancelled});
    if (!m_reader) {
        if (job.work)
            job.work(nullptr, m_openError);
        return;
    }
    m_reader->setCancelFlag(job.cancelled.get());
    if (job.work)
        job.work(m_reader.get(), {});
    else
        (void)m_reader->warmUp(); // an error comes again with the question that needs it
    m_reader->setCancelFlag(nullptr);
}

} // namespace Minideck
