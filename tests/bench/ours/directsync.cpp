#include "directsync.h"

#include "await.h"
#include "stopwatch.h"

#include <client/api/snapshot.h>
#include <client/cache/memberstore.h>
#include <client/cache/migrations.h>

#include <QFile>

namespace Minideck {

namespace {

constexpr qint64 PieceSize = 1 << 18; // as the network hands them over

class StoreSink final : public SnapshotSink
{
public:
    explicit StoreSink(MemberStore &store)
        : m_store(store)
    { }

    Result<void> head(const SnapshotHead &head) override
    {
        m_sequence = head.sequence;
        return m_store.begin(head.members);
    }
    Result<void> team(const TeamRecord &team) override { return m_store.addTeam(team); }
    Result<void> member(const MemberRecord &member) override { return m_store.addMember(member); }

    const std::string &sequence() const { return m_sequence; }

private:
    MemberStore &m_store;
    std::string m_sequence;
};

} // namespace

DirectSync::Times DirectSync::load(const QString &snapshotFile, const QString &databaseFile)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(databaseFile + QLatin1String(suffix));
    const Database database = need(Database::open(databaseFile, Database::Access::ReadWrite));
    need(migrateCache(database));
    MemberStore store(database);
    StoreSink sink(store);
    SnapshotReader reader(sink);
    QFile file(snapshotFile);
    file.open(QIODevice::ReadOnly);

    Times times;
    const Stopwatch watch;
    while (!file.atEnd())
        need(reader.feed(file.read(PieceSize)));
    need(reader.finish());
    need(store.finish(sink.sequence(), QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)));
    times.searchableMs = watch.ms();
    need(store.tidyUp());
    times.tidyMs = watch.ms();
    return times;
}

} // namespace Minideck
