#pragma once

#include <core/types/member.h>
#include <server/store/storestatement.h>

#include <QDateTime>

namespace Minideck {

class Connection;
class Random;

//! What the seeds say of a member; the writer adds ids and search forms.
struct SeedMember
{
    QString name;
    QString email;
    Role role = Role::Developer;
    MemberStatus status = MemberStatus::Active;
    bool programCreator = false;
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime lastActivityAt;
    qint64 invitedBy = 0; //!< key of a member, 0 for none
    qint64 account = 0;   //!< key of an account, 0 for none
};

//! Puts a workspace with its parts into an empty place of the database. Inserting statements are prepared
//! once, so 50,000 members take seconds.
class WorkspaceWriter
{
public:
    //! Ids follow from `random` and the times of creation alone.
    WorkspaceWriter(Connection &connection, Random &random);

    //! The key of each thing that was added; the id of targets of assignments.
    qint64 addAccount(const QString &email, const QString &name, const QString &passwordHash,
                      const QDateTime &createdAt);
    void addWorkspace(const QString &name, const QDateTime &createdAt);
    QString addTeam(const QString &name, const QDateTime &createdAt);
    QString addApp(const QString &name, const QString &teamId, const QDateTime &createdAt);
    QString addMiniProgram(const QString &name, const QString &teamId, const QDateTime &createdAt);
    qint64 addMember(const SeedMember &member);
    void addAssignment(qint64 member, AssignmentKind kind, const QString &target, AssignmentRole role);
    void addInvitation(qint64 member, const QDateTime &sentAt);

    //! Writes the change sequence: every team and member that was added counts as one change, and
    //! the change feed begins after them.
    void finish();

    QString accountId(qint64 key);

private:
    QString newId(const QString &prefix, const QDateTime &createdAt);
    QString addTarget(const QString &table, const QString &prefix, const QString &name, const QString &teamId,
                      const QDateTime &createdAt);

    Connection &m_connection;
    Random &m_random;
    StoreStatement m_insertMember;
    StoreStatement m_insertAssignment;
    qint64 m_workspace = 0;
    qint64 m_changes = 0;
};

} // namespace Minideck
