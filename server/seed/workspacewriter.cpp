#include "workspacewriter.h"

#include <core/random.h>
#include <core/types/workspace.h>
#include <core/ulid.h>
#include <server/store/connection.h>
#include <server/store/foldedtext.h>

namespace Minideck {

static constexpr int InvitationDays = 7; // MEM-2

WorkspaceWriter::WorkspaceWriter(Connection &connection, Random &random)
    : m_connection(connection)
    , m_random(random)
    , m_insertMember(connection,
                     u"INSERT INTO member (id, workspace, account, email, email_folded, name, name_folded,"
                     u" name_sort, role, program_creator, status, started_at, last_activity_at, invited_by,"
                     u" revision, created_at, updated_at)"
                     u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)"_qs)
    , m_insertAssignment(
          connection,
          u"INSERT OR IGNORE INTO assignment (member, kind, target_id, role) VALUES (?, ?, ?, ?)"_qs)
{ }

QString WorkspaceWriter::newId(const QString &prefix, const QDateTime &createdAt)
{
    return prefix + u'_' + makeUlid(createdAt.toMSecsSinceEpoch(), m_random);
}

qint64 WorkspaceWriter::addAccount(const QString &email, const QString &name, const QString &passwordHash,
                                   const QDateTime &createdAt)
{
    StoreStatement statement(
        m_connection,
        u"INSERT INTO account (id, email, email_folded, name, password_hash, demo, created_at, updated_at,"
        u" verified_at) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)"_qs);
    statement.bind(newId(AccountId::prefix(), createdAt))
        .bind(email)
        .bind(foldForSearch(email))
        .bind(name)
        .bind(passwordHash)
        .bind(createdAt)
        .bind(createdAt)
        .bind(createdAt)
        .run();
    return statement.insertedKey();
}

QString WorkspaceWriter::accountId(qint64 key)
{
    StoreStatement row(m_connection, u"SELECT id FROM account WHERE key = ?"_qs);
    row.bind(key);
    return row.next() ? row.text(0) : QString();
}

void WorkspaceWriter::addWorkspace(const QString &name, const QDateTime &createdAt)
{
    StoreStatement statement(
        m_connection,
        u"INSERT INTO workspace (id, name, name_folded, status, revision, change_sequence,"
        u" created_at, updated_at) VALUES (?, ?, ?, ?, 1, 0, ?, ?)"_qs);
    statement.bind(newId(WorkspaceId::prefix(), createdAt))
        .bind(name)
        .bind(foldForSearch(name))
        .bind(static_cast<int>(WorkspaceStatus::Active))
        .bind(createdAt)
        .bind(createdAt)
        .run();
    m_workspace = statement.insertedKey();
}

QString WorkspaceWriter::addTeam(const QString &name, const QDateTime &createdAt)
{
    const QString id = newId(TeamId::prefix(), createdAt);
    StoreStatement(m_connection,
                   u"INSERT INTO team (id, workspace, name, revision, created_at, updated_at)"
                   u" VALUES (?, ?, ?, 1, ?, ?)"_qs)
        .bind(id)
        .bind(m_workspace)
        .bind(name)
        .bind(createdAt)
        .bind(createdAt)
        .run();
    ++m_changes;
    return id;
}

QString WorkspaceWriter::addTarget(const QString &table, const QString &prefix, const QString &name,
                                   const QString &teamId, const QDateTime &createdAt)
{
    const QString id = newId(prefix, createdAt);
    StoreStatement(
        m_connection,
        u"INSERT INTO %1 (id, team, name) SELECT ?, team.key, ? FROM team WHERE team.id = ?"_qs.arg(table))
        .bind(id)
        .bind(name)
        .bind(teamId)
        .run();
    return id;
}

QString WorkspaceWriter::addApp(const QString &name, const QString &teamId, const QDateTime &createdAt)
{
    return addTarget(u"app"_qs, u"app"_qs, name, teamId, createdAt);
}

QString WorkspaceWriter::addMiniProgram(const QString &name, const QString &teamId,
                                        const QDateTime &createdAt)
{
    return addTarget(u"mini_program"_qs, u"mpr"_qs, name, teamId, createdAt);
}

qint64 WorkspaceWriter::addMember(const SeedMember &member)
{
    m_insertMember.bind(newId(MemberId::prefix(), member.createdAt)).bind(m_workspace);
    if (member.account)
        m_insertMember.bind(member.account);
    else
        m_insertMember.bindNull();
    m_insertMember.bind(member.email)
        .bind(foldForSearch(member.email))
        .bind(member.name)
        .bind(foldForSearch(member.name))
        .bind(foldForSort(member.name))
        .bind(static_cast<int>(member.role))
        .bind(member.programCreator)
        .bind(static_cast<int>(member.status))
        .bind(member.startedAt)
        .bind(member.lastActivityAt);
    if (member.invitedBy)
        m_insertMember.bind(member.invitedBy);
    else
        m_insertMember.bindNull();
    m_insertMember.bind(member.createdAt).bind(member.createdAt).run();
    ++m_changes;
    return m_insertMember.insertedKey();
}

void WorkspaceWriter::addAssignment(qint64 member, AssignmentKind kind, const QString &target,
                                    AssignmentRole role)
{
    m_insertAssignment.bind(member)
        .bind(static_cast<int>(kind))
        .bind(target)
        .bind(static_cast<int>(role))
        .run();
}

void WorkspaceWriter::addInvitation(qint64 member, const QDateTime &sentAt)
{
    // There is no code, so nobody can accept it before it is renewed.
    m_random.bytes(32); // the ids of what follows stay what they were
    StoreStatement(m_connection, u"INSERT INTO invitation (member, sent_at, expires_at) VALUES (?, ?, ?)"_qs)
        .bind(member)
        .bind(sentAt)
        .bind(sentAt.addDays(InvitationDays))
        .run();
}

void WorkspaceWriter::finish()
{
    StoreStatement(m_connection, u"UPDATE workspace SET change_sequence = ?, feed_start = ? WHERE key = ?"_qs)
        .bind(m_changes)
        .bind(m_changes)
        .bind(m_workspace)
        .run();
}

} // namespace Minideck
