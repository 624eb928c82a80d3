#pragma once

#include "temporaryhome.h"

#include <client/cache/database.h>
#include <client/cache/memberrecord.h>
#include <client/cache/memberstore.h>
#include <client/cache/migrations.h>
#include <core/types/member.h>
#include <core/types/workspace.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <deque>
#include <string>

namespace Minideck {

//! A real cache file that a test fills with members, as a sync would. Header only, for tests that link the
//! client.
class MemberCache
{
public:
    explicit MemberCache(const QString &path)
        : m_path(path)
        , m_database(check(Database::open(path, Database::Access::ReadWrite)))
    {
        check(migrateCache(m_database));
    }

    const QString &path() const { return m_path; }

    //! Makes these the members and teams of the workspace; all others go.
    void write(const QList<Member> &members, const QList<Team> &teams = {})
    {
        MemberStore store(m_database);
        check(store.begin(members.size()));
        for (const Team &team : teams) {
            const Texts texts;
            check(store.addTeam(
                {.id = texts(team.id.text()), .revision = team.revision, .name = texts(team.name)}));
        }
        for (const Member &member : members) {
            const Texts texts;
            check(store.addMember(record(member, texts)));
        }
        check(store.finish("1", QDateTime::currentDateTimeUtc()));
        check(store.tidyUp());
    }

private:
    // Keeps the bytes that a record points to.
    class Texts
    {
    public:
        std::string_view operator()(const QString &text) const
        {
            return m_texts.emplace_back(text.toStdString());
        }

    private:
        mutable std::deque<std::string> m_texts;
    };

    static MemberRecord record(const Member &member, const Texts &texts)
    {
        const auto time = [](const QDateTime &moment) {
            return moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
        };
        MemberRecord record;
        record.id = texts(member.id.text());
        record.revision = member.revision;
        record.name = texts(member.name);
        record.email = texts(member.email);
        record.role = texts(member.role.text());
        record.programCreator = member.programCreator;
        record.status = texts(member.status.text());
        record.startedAt = time(member.startedAt);
        record.lastActivityAt = time(member.lastActivityAt);
        record.inviter = texts(member.invitedByName);
        QJsonArray json;
        for (const Assignment &assignment : member.assignments) {
            record.assignments.push_back({texts(assignment.targetId), texts(assignment.role.text())});
            json << QJsonObject{{QStringLiteral("kind"), assignment.kind.text()},
                                {QStringLiteral("targetId"), assignment.targetId},
                                {QStringLiteral("targetName"), assignment.targetName},
                                {QStringLiteral("role"), assignment.role.text()}};
        }
        record.assignmentsJson = texts(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
        return record;
    }

    template <typename T>
    static T check(Result<T> result)
    {
        if (!result)
            qFatal("The cache of the test failed: %s", qPrintable(result.error().detail));
        if constexpr (!std::is_void_v<T>)
            return std::move(result).value();
    }

    QString m_path;
    Database m_database;
};

} // namespace Minideck
