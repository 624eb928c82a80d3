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
    qint64 invitedBy = 0; //!< key of a member
    QByteArray codeHash;  //!< SHA-256 of the code
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

//! Adds a member with the status invited.
void invite(Connection &connection, qint64 workspace, const NewInvitation &invitation);

//! The name of a team, app or program of the workspace; a null string if there is none of that id.
QString targetName(Connection &connection, qint64 workspace, AssignmentKind kind, const QString &id);

//! Whether an active member other than `except` holds the role there.
bool isHeldByOthers(Connection &connection, const QString &targetId, AssignmentRole role, qint64 except);

} // namespace MemberEdits
} // namespace Minideck
