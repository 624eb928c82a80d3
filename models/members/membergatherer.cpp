#include "membergatherer.h"

#include "membersmodel.h"

namespace Minideck {

static constexpr int RowsEachTurn = 256;

MemberGatherer::MemberGatherer(MembersModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &MemberGatherer::next);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &MemberGatherer::cancel);
}

void MemberGatherer::start(const QList<QPair<int, int>> &ranges)
{
    m_ranges = ranges;
    m_members.clear();
    m_turn.start();
    next();
}

void MemberGatherer::cancel()
{
    m_turn.stop();
    m_ranges.clear();
    m_members.clear();
}

void MemberGatherer::next()
{
    for (int left = RowsEachTurn; left > 0 && !m_ranges.isEmpty();) {
        auto &[first, last] = m_ranges.first();
        if (first > last) {
            m_ranges.removeFirst();
            continue;
        }
        if (const auto member = m_model.member(first))
            m_members << *member;
        ++first;
        --left;
    }
    if (!m_ranges.isEmpty())
        return;
    m_turn.stop();
    emit finished(std::exchange(m_members, {}));
}

} // namespace Minideck
