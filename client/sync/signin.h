#pragma once

#include <core/secret.h>
#include <core/types/account.h>
#include <core/types/workspace.h>

#include <QList>

namespace Minideck {

//! What a person gave to sign in. Either a password with an e-mail address or a one-time token.
struct SignInRequest
{
    QUrl platform; //!< scheme, host and port; http only to this computer itself
    QString email;
    Secret password;
    Secret oneTimeToken;
    bool keep = true; //!< keep the refresh token in the keychain
};

//! An open session: who it belongs to and what that account can reach.
struct SignedIn
{
    KnownAccount account;
    QList<WorkspaceMembership> workspaces;

    bool operator==(const SignedIn &) const = default;
};

} // namespace Minideck
