#include "typist.h"

#include "stopwatch.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

constexpr double RestMs = 30; // between two keys, shorter than anybody's

} // namespace

Typist::Typist(MembersList &list)
    : m_list(list)
    , m_probe(list.view())
{
    QObject::connect(&list.model(), &QAbstractItemModel::modelReset, &m_probe, [this] { ++m_answers; });
}

double Typist::type(const MemberQuery &query)
{
    const int answers = m_answers;
    const Stopwatch watch;
    m_list.model().setQuery(query);
    while (m_answers == answers && watch.ms() < 5000)
        QCoreApplication::processEvents();
    const int paints = m_probe.paints();
    while (m_probe.paints() == paints && watch.ms() < 5000)
        QCoreApplication::processEvents();
    const double painted = watch.ms();
    while (watch.ms() < painted + RestMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    return painted;
}

} // namespace Minideck
