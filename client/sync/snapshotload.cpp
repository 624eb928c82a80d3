#include "snapshotload.h"

namespace Minideck {

SnapshotLoad::SnapshotLoad(MemberStore &store, Progress progress)
    : m_store(store)
    , m_reader(*this)
    , m_progress(std::move(progress))
{ }

SnapshotLoad::~SnapshotLoad()
{
    if (m_open)
        m_store.abandon();
}

Result<void> SnapshotLoad::feed(QByteArrayView bytes)
{
    Result<void> done = m_reader.feed(bytes);
    m_progress(m_reader.records(), m_head.teams + m_head.members);
    return done;
}

Result<StoredChanges> SnapshotLoad::finish(const QDateTime &now)
{
    if (Result<void> whole = m_reader.finish(); !whole)
        return whole.error();
    Result<StoredChanges> stored = m_store.finish(m_head.sequence, now);
    if (stored)
        m_open = false;
    return stored;
}

Result<void> SnapshotLoad::head(const SnapshotHead &head)
{
    m_head = head;
    m_open = true;
    return m_store.begin(head.members);
}

Result<void> SnapshotLoad::team(const TeamRecord &team)
{
    return m_store.addTeam(team);
}

Result<void> SnapshotLoad::member(const MemberRecord &member)
{
    return m_store.addMember(member);
}

} // namespace Minideck
