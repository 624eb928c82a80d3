#pragma once

#include "reply.h"
#include "request.h"

#include <core/types/demorole.h>
#include <core/types/sandboxletter.h>
#include <core/types/workspace.h>

#include <QList>

namespace Minideck {

//! POST /v1/accounts (ACC-1). As all writes here but the last two it needs an Idempotency-Key.
Request applyRequest(const QUrl &platform, const QString &email, const QString &name, const Secret &password);

//! POST /v1/accounts/verification: the code that was mailed to the address.
Request verifyRequest(const QUrl &platform, const QString &email, const QString &code);

//! POST /v1/accounts/verification/request: another code.
Request verificationCodeRequest(const QUrl &platform, const QString &email);

//! POST /v1/password-reset: a code for a new password.
Request resetCodeRequest(const QUrl &platform, const QString &email);

//! POST /v1/password-reset/confirm: the new password.
Request resetPasswordRequest(const QUrl &platform, const QString &email, const QString &code,
                             const Secret &password);

//! POST /v1/invitations/accept (MEM-2).
Request acceptInvitationRequest(const QUrl &platform, const QString &code, Secret accessToken);

//! GET /v1/sessions.
Request sessionsRequest(const QUrl &platform, Secret accessToken);

//! GET /v1/sandbox/mail (ACC-10).
Request sandboxMailRequest(const QUrl &platform, Secret accessToken);

//! DELETE /v1/sessions: all of them end.
Request endSessionsRequest(const QUrl &platform, Secret accessToken);

//! POST /v1/sandbox/act-as (ACC-11); the answer is a session.
Request actAsRequest(const QUrl &platform, DemoRole role, Secret accessToken);

//! The workspace that was joined. Error: NotThePlatform if there is none.
Result<WorkspaceMembership> parseJoined(const Reply &reply);

//! How many sessions there are beside the one that asked.
Result<int> parseOtherSessions(const Reply &reply);

//! Newest first, as the platform has them.
Result<QList<SandboxLetter>> parseSandboxMail(const Reply &reply);

//! Of an answer without a body.
Result<void> parseNothing(const Reply &reply);

} // namespace Minideck
