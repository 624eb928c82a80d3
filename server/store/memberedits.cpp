#include "memberedits.h"

#include "connection.h"
#include "foldedtext.h"
#include "storestatement.h"

namespace Minideck::MemberEdits {

void update(Connection &connection, qint64 key, const Member &member, const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE member SET role = ?, program_creator = ?, status = ?, revision = revision + 1,"
                   u" updated_at = ? WHERE key = ?"_qs)
        .bind(static_cast<int>(member.role.known().value()))
        .bind(member.programCreator)
        .bind(static_cast<int>(member.status.known().value()))
        .bind(now)
        .bind(key)
        .run();
}

void replaceAssignments(Connection &connection, qint64 key, const QList<Assignment> &assignments)
{
    StoreStatement(connection, u"DELETE FROM assignment WHERE member = ?"_qs).bind(key).run();
    StoreStatement insert(connection,
                          u"INSERT INTO assignment (member, kind, target_id, role) VALUES (?, ?, ?, ?)"_qs);
    for (const Assignment &assignment : assignments) {
        insert.bind(key)
            .bind(static_cast<int>(assignment.kind.known().value()))
            .bind(assignment.targetId)
            .bind(static_cast<int>(assignment.role.known().value()))
            .run();
    }
}

QStringList remove(Connection &connection, qint64 key, const QDateTime &now)
{
    StoreStatement row(connection, u"SELECT id FROM member WHERE invited_by = ? ORDER BY key"_qs);
    row.bind(key);
    QStringList invited;
    while (row.next())
        invited.append(row.text(0));
    StoreStatement(connection,
                   u"UPDATE member SET invited_by = NULL, revision = revision + 1, updated_at = ?"
                   u" WHERE invited_by = ?"_qs)
        .bind(now)
        .bind(key)
        .run();
    StoreStatement(connection, u"DELETE FROM member WHERE key = ?"_qs).bind(key).run();
    return invited;
}

void noteRights(Connection &connection, qint64 workspace, const MemberId &member, qint64 sequence)
{
    StoreStatement(connection, u"UPDATE member SET scope_sequence = ? WHERE workspace = ? AND id = ?"_qs)
        .bind(sequence)
        .bind(workspace)
        .bind(member.text())
        .run();
}

static void writeName(Connection &connection, qint64 key, const QString &name, const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE member SET name = ?, name_folded = ?, name_sort = ?, revision = revision + 1,"
                   u" updated_at = ? WHERE key = ?"_qs)
        .bind(name)
        .bind(foldForSearch(name))
        .bind(foldForSort(name))
        .bind(now)
        .bind(key)
        .run();
}

qint64 invite(Connection &connection, qint64 workspace, const NewInvitation &invitation)
{
    StoreStatement member(connection,
                          u"INSERT INTO member (id, workspace, email, email_folded, name, name_folded,"
                          u" name_sort, role, status, invited_by, revision, created_at, updated_at)"
                          u" VALUES (?, ?, ?, ?, '', '', '', ?, ?, ?, 1, ?, ?)"_qs);
    member.bind(invitation.id.text())
        .bind(workspace)
        .bind(invitation.email)
        .bind(foldForSearch(invitation.email))
        .bind(static_cast<int>(invitation.role))
        .bind(static_cast<int>(MemberStatus::Invited));
    if (invitation.invitedBy)
        member.bind(invitation.invitedBy);
    else
        member.bindNull();
    member.bind(invitation.sentAt).bind(invitation.sentAt).run();
    const qint64 key = member.insertedKey();
    StoreStatement(connection, u"INSERT INTO invitation (member, sent_at, expires_at) VALUES (?, ?, ?)"_qs)
        .bind(key)
        .bind(invitation.sentAt)
        .bind(invitation.expiresAt)
        .run();
    return key;
}

void renew(Connection &connection, qint64 key, const QDateTime &now, const QDateTime &expiresAt)
{
    StoreStatement(connection,
                   u"INSERT INTO invitation (member, sent_at, expires_at) VALUES (?, ?, ?)"
                   u" ON CONFLICT (member) DO UPDATE SET sent_at = excluded.sent_at,"
                   u" expires_at = excluded.expires_at"_qs)
        .bind(key)
        .bind(now)
        .bind(expiresAt)
        .run();
    StoreStatement(connection, u"UPDATE member SET revision = revision + 1, updated_at = ? WHERE key = ?"_qs)
        .bind(now)
        .bind(key)
        .run();
}

void accept(Connection &connection, qint64 key, qint64 account, const QString &name, const QDateTime &now)
{
    StoreStatement(connection, u"DELETE FROM invitation WHERE member = ?"_qs).bind(key).run();
    StoreStatement(connection,
                   u"UPDATE member SET account = ?, status = ?, started_at = ?, last_activity_at = ?"
                   u" WHERE key = ?"_qs)
        .bind(account)
        .bind(static_cast<int>(MemberStatus::Active))
        .bind(now)
        .bind(now)
        .bind(key)
        .run();
    writeName(connection, key, name, now);
}

void rename(Connection &connection, qint64 key, const QString &name, const QDateTime &now)
{
    writeName(connection, key, name, now);
}

void insert(Connection &connection, qint64 workspace, const Member &member, qint64 account,
            const QDateTime &now)
{
    StoreStatement(connection,
                   u"INSERT INTO member (id, workspace, account, email, email_folded, name, name_folded,"
                   u" name_sort, role, program_creator, status, started_at, revision, created_at, updated_at)"
                   u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)"_qs)
        .bind(member.id.text())
        .bind(workspace)
        .bind(account)
        .bind(member.email)
        .bind(foldForSearch(member.email))
        .bind(member.name)
        .bind(foldForSearch(member.name))
        .bind(foldForSort(member.name))
        .bind(static_cast<int>(member.role.known().value()))
        .bind(member.programCreator)
        .bind(static_cast<int>(member.status.known().value()))
        .bind(member.startedAt)
        .bind(now)
        .bind(now)
        .run();
}

QString targetName(Connection &connection, qint64 workspace, AssignmentKind kind, const QString &id)
{
    const auto question = [kind] {
        switch (kind) {
        case AssignmentKind::Team:
            return u"SELECT name FROM team WHERE workspace = ? AND id = ?"_qs;
        case AssignmentKind::App:
            return u"SELECT app.name FROM app JOIN team ON team.key = app.team"
                   u" WHERE team.workspace = ? AND app.id = ?"_qs;
        case AssignmentKind::MiniProgram:
            return u"SELECT mini_program.name FROM mini_program JOIN team ON team.key = mini_program.team"
                   u" WHERE team.workspace = ? AND mini_program.id = ?"_qs;
        }
        Q_UNREACHABLE();
    };
    StoreStatement row(connection, question());
    row.bind(workspace).bind(id);
    const QString name = row.next() ? row.text(0) : QString();
    row.reset();
    return name;
}

bool isHeldByOthers(Connection &connection, const QString &targetId, AssignmentRole role, qint64 except)
{
    StoreStatement row(connection,
                       u"SELECT 1 FROM assignment JOIN member ON member.key = assignment.member"
                       u" WHERE target_id = ? AND assignment.role = ? AND member.key <> ?"
                       u" AND member.status = ? LIMIT 1"_qs);
    row.bind(targetId).bind(static_cast<int>(role)).bind(except).bind(static_cast<int>(MemberStatus::Active));
    const bool held = row.next();
    row.reset();
    return held;
}

} // namespace Minideck::MemberEdits
