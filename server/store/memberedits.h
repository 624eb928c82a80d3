#pragma once

#include <core/types/member.h>

#include <QDateTime>
#include <QStringList>

namespace Minideck {

class Connection;

//! Somebody who is asked to join.
struct NewInvitation
{
    MemberId id;
    QString email;
    Role role = Role::Developer;
    qint64 invitedBy = 0; //!< key of a member, 0 for none
    QDateTime sentAt;
    QDateTime expiresAt;
};

//! Changes of single members. Each gives the member a new revision; what may be done is decided above.
namespace MemberEdits {

//! Writes role, programCreator and status.
void update(Connection &connection, qint64 key, const Member &member, const QDateTime &now);

//! Puts these assignments in the place of all others. The revision is update()'s.
void replaceAssignments(Connection &connection, qint64 key, const QList<Assignment> &assignments);

//! Removes the member with its assignments and invitation. Whoever it invited was invited by nobody from then
//! on: the ids of those members, which change with it.
QStringList remove(Connection &connection, qint64 key, const QDateTime &now);

//! Notes where in the change feed the member's own rights changed last.
void noteRights(Connection &connection, qint64 workspace, const MemberId &member, qint64 sequence);

//! Adds a member with the status invited and gives its key.
qint64 invite(Connection &connection, qint64 workspace, const NewInvitation &invitation);

//! Gives the invitation of a member another end.
void renew(Connection &connection, qint64 key, const QDateTime &now, const QDateTime &expiresAt);

//! Makes an invited member an active one: the person of the account, under its name.
void accept(Connection &connection, qint64 key, qint64 account, const QString &name, const QDateTime &now);

//! Writes the name.
void rename(Connection &connection, qint64 key, const QString &name, const QDateTime &now);

//! Adds a member that is an account already.
void insert(Connection &connection, qint64 workspace, const Member &member, qint64 account,
            const QDateTime &now);

//! The name of a team, app or program of the workspace; a null string if there is none of that id.
QString targetName(Connection &connection, qint64 workspace, AssignmentKind kind, const QString &id);

//! Whether an active member other than `except` holds the role there.
bool isHeldByOthers(Connection &connection, const QString &targetId, AssignmentRole role, qint64 except);

} // namespace MemberEdits
} // namespace Minideck
