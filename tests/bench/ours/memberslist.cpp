#include "memberslist.h"

#include "opencache.h"
#include "stopwatch.h"

#include <QCoreApplication>

namespace Minideck {

MembersList::MembersList(OpenCache &cache)
    : m_model(cache.clock())
    , m_list(m_model)
{
    m_model.setRepository(&cache.repository());
    m_list.resize(1200, 800);
    m_list.show();
}

void MembersList::waitForRows(qint64 rows)
{
    const Stopwatch watch;
    while (m_model.rowCount() != rows) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        if (watch.ms() > 30000)
            qFatal("The list has %d rows", m_model.rowCount());
    }
}

} // namespace Minideck
