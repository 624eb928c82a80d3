#pragma once

#include <client/api/snapshot.h>
#include <client/cache/memberstore.h>

#include <functional>

namespace Minideck {

//! Pours one snapshot into the store as it arrives. Unless finish() succeeded, the cache is as it was.
class SnapshotLoad final : public SnapshotSink
{
public:
    //! Told after each piece: records so far, records announced.
    using Progress = std::function<void(qint64, qint64)>;

    SnapshotLoad(MemberStore &store, Progress progress);
    ~SnapshotLoad() override;

    Result<void> feed(QByteArrayView bytes);
    Result<StoredChanges> finish(const QDateTime &now);

    Result<void> head(const SnapshotHead &head) override;
    Result<void> team(const TeamRecord &team) override;
    Result<void> member(const MemberRecord &member) override;

private:
    MemberStore &m_store;
    SnapshotReader m_reader;
    SnapshotHead m_head;
    Progress m_progress;
    bool m_open = false;
};

} // namespace Minideck
