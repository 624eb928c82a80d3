#pragma once

#include <client/api/snapshot.h>
#include <client/cache/cachefile.h>
#include <client/cache/memberstore.h>
#include <support/temporaryhome.h>

#include <QtTest>

namespace Minideck {

//! A cache in a temporary folder that snapshots can be poured into.
class SnapshotCache : public SnapshotSink
{
public:
    SnapshotCache()
        : m_opened(openCache(path(), QDateTime::currentDateTimeUtc()))
        , m_store(m_opened->database)
    { }

    QString path() const { return m_home.filePath(QStringLiteral("cache/demo.sqlite")); }
    const Database &database() const { return m_opened->database; }
    MemberStore &store() { return m_store; }

    //! Reads lines of a snapshot; an error leaves the cache as it was.
    Result<StoredChanges> load(const QByteArray &lines)
    {
        SnapshotReader reader(*this);
        Result<void> read = reader.feed(lines);
        if (read)
            read = reader.finish();
        if (read)
            return m_store.finish(m_head.sequence, QDateTime::currentDateTimeUtc());
        m_store.abandon();
        return read.error();
    }

    //! A whole snapshot of these member lines.
    static QByteArray snapshot(const QList<QByteArray> &members)
    {
        QByteArray lines = R"({"type":"snapshot","sequence":"7","counts":{"team":2,"member":)"
            + QByteArray::number(members.size()) + "}}\n";
        lines += R"({"type":"team","id":"tea_1","revision":1,"name":"Payments"})"
                 "\n"
                 R"({"type":"team","id":"tea_2","revision":1,"name":"élan"})"
                 "\n";
        for (const QByteArray &member : members)
            lines += member + '\n';
        return lines + R"({"type":"end","records":)" + QByteArray::number(members.size() + 2) + "}\n";
    }

    //! One member line. `more` are further fields, each with a comma before it.
    static QByteArray member(const QByteArray &id, const QByteArray &name, const QByteArray &email,
                             int revision = 1, const QByteArray &more = {})
    {
        return R"({"type":"member","id":"mbr_)" + id + R"(","revision":)" + QByteArray::number(revision)
            + R"(,"name":")" + name + R"(","email":")" + email + '"'
            + (more.contains("\"role\"") ? QByteArray() : QByteArray(R"(,"role":"developer")"))
            + (more.contains("\"status\"") ? QByteArray() : QByteArray(R"(,"status":"active")"))
            + (more.contains("\"assignments\"") ? QByteArray() : QByteArray(R"(,"assignments":[])")) + more
            + '}';
    }

    static QByteArray teamRole(const QByteArray &team, const QByteArray &role,
                               const QByteArray &name = "Payments")
    {
        return R"(,"assignments":[{"kind":"team","targetId":")" + team + R"(","targetName":")" + name
            + R"(","role":")" + role + R"("}])";
    }

    Result<void> head(const SnapshotHead &head) override
    {
        m_head = head;
        return m_store.begin(head.members);
    }
    Result<void> team(const TeamRecord &team) override { return m_store.addTeam(team); }
    Result<void> member(const MemberRecord &member) override { return m_store.addMember(member); }

private:
    TemporaryHome m_home;
    Result<OpenedCache> m_opened;
    MemberStore m_store;
    SnapshotHead m_head;
};

} // namespace Minideck
