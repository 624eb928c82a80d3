#pragma once

#include "reply.h"
#include "request.h"

#include <core/types/invitee.h>
#include <core/types/operation.h>

#include <QJsonObject>

namespace Minideck {

//! The body that an operation sends; empty for Remove and RevokeInvitation.
QByteArray roleBody(Role role);
QByteArray programCreatorBody(bool creator);
QByteArray assignmentsBody(const QList<Assignment> &assignments);
QByteArray invitationBody(const Invitee &invitee);

//! An operation as a request, without a token: its id is the Idempotency-Key, the revision that it is based
//! on the If-Match. Two requests of one operation are equal in method, path and body, because the platform
//! knows a repetition by that.
Request operationRequest(const QUrl &platform, const QString &workspaceName, const Operation &operation);

//! The revision that the target of an operation has by a success; 0 if it is gone, and for invitations.
//! Errors: NotThePlatform if this cannot be the answer to that operation, so nobody knows what became of it;
//! Invalid with a field whose code is `syntax`, `duplicate` or `alreadyMember` if the one address of an
//! invitation was refused (MEM-2).
Result<qint64> revisionOfAnswer(const Operation &operation, const Reply &reply);

//! The member that the success of an operation tells of: the target as it is now, or who was invited; empty
//! if it tells of none.
QJsonObject memberOfAnswer(const Operation &operation, const Reply &reply);

//! `/v1/workspaces/{workspace}/…`, encoded.
QString workspacePath(const QString &workspaceName, const QString &rest);

} // namespace Minideck
