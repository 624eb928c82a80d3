#include "maildelivery.h"

#include <core/clock.h>
#include <server/store/storedatabase.h>

namespace Minideck {

static constexpr int LettersAtOnce = 20;
static constexpr int LettersKept = 500;

MailDelivery::MailDelivery(StoreDatabase &database, const Clock &clock, MailQueue queue,
                           std::unique_ptr<MailOutlet> outlet, Options options)
    : m_database(database)
    , m_clock(clock)
    , m_queue(queue)
    , m_outlet(std::move(outlet))
    , m_options(options)
    , m_thread([this] { run(); })
{ }

MailDelivery::~MailDelivery()
{
    stop();
}

void MailDelivery::stir()
{
    const std::lock_guard lock(m_mutex);
    m_stirred = true;
    m_wake.notify_one();
}

void MailDelivery::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void MailDelivery::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_wake.wait_for(lock, m_options.pause, [this] { return m_ending || m_stirred; });
        m_stirred = false;
        lock.unlock();
        while (!m_ending && carryDueLetters())
            ;
        lock.lock();
    }
}

//! Whether there may be more.
bool MailDelivery::carryDueLetters()
{
    const auto due = m_database.readAndWait(
        [this](Connection &connection) { return MailRows::due(connection, m_clock.now(), LettersAtOnce); });
    if (!due)
        return false; // the next look asks again
    for (const StoredMail &stored : *due) {
        if (m_ending)
            return false;
        carry(stored);
    }
    return due->size() == LettersAtOnce;
}

void MailDelivery::carry(const StoredMail &stored)
{
    const auto mail = m_queue.open(stored);
    const Result<void> delivered = mail
        ? m_outlet->deliver(*mail, m_ending)
        : Result<void>(Error{.kind = ErrorKind::Invalid, .detail = u"it was sealed with another key"_qs});
    if (!delivered && m_ending)
        return; // not the letter's fault
    const bool again =
        !delivered && delivered.error().kind != ErrorKind::Invalid && stored.attempts + 1 < Attempts;
    if (!delivered) {
        qWarning("Mail %s was not sent%s: %s", qPrintable(stored.id.text()),
                 again ? " and will be tried again" : "", qPrintable(delivered.error().detail));
    }
    const QDateTime now = m_clock.now();
    const auto written = m_database.writeAndWait([&](Connection &connection) {
        if (again)
            MailRows::postpone(connection, stored.key, now.addDuration(FirstWait * (1 << stored.attempts)));
        else if (!m_options.keepsSent)
            MailRows::remove(connection, stored.key);
        else if (delivered)
            MailRows::markSent(connection, stored.key, now);
        else
            MailRows::postpone(connection, stored.key, QDateTime());
        MailRows::prune(connection, LettersKept);
    });
    if (!written)
        qWarning("The mail outbox cannot be written: %s", qPrintable(written.error().detail));
}

} // namespace Minideck
