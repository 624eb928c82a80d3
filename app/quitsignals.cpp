#include "quitsignals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Minideck {

static constexpr int Ending[] = {SIGTERM, SIGINT, SIGHUP};
static volatile int eventFile = -1;

// In a signal handler little more than write() is allowed; the event loop does the rest.
static void note(int)
{
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = write(eventFile, &one, sizeof one);
}

QuitSignals::QuitSignals(QObject *parent)
    : QObject(parent)
{
    eventFile = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_arrived = new QSocketNotifier(eventFile, QSocketNotifier::Read, this);
    connect(m_arrived, &QSocketNotifier::activated, this, [this] {
        m_arrived->setEnabled(false);
        QCoreApplication::quit();
    });
    for (const int signal : Ending)
        std::signal(signal, note);
}

QuitSignals::~QuitSignals()
{
    for (const int signal : Ending)
        std::signal(signal, SIG_DFL);
    m_arrived->setEnabled(false);
    close(eventFile);
}

} // namespace Minideck
