#include "onecore.h"

#include <QDir>

namespace Minideck {

namespace {

void setForAllThreads(const cpu_set_t &cores)
{
    const QStringList threads =
        QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads)
        sched_setaffinity(thread.toInt(), sizeof cores, &cores);
}

} // namespace

OneCore::OneCore()
{
    sched_getaffinity(0, sizeof m_before, &m_before);
    int core = 0;
    while (core < CPU_SETSIZE - 1 && !CPU_ISSET(core, &m_before))
        ++core;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    setForAllThreads(one);
}

OneCore::~OneCore()
{
    setForAllThreads(m_before);
}

} // namespace Minideck
