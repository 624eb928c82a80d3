#pragma once

#include "wireenum.h"

#include <core/ids.h>

#include <QUrl>

namespace Minideck {

//! What kind of platform a server is; the colour strip and the word at the window's edge say it.
enum class Environment { Production, Test, Sandbox };

template <>
struct WireNames<Environment>
{
    static constexpr std::pair<Environment, QStringView> values[] = {
        {Environment::Production, u"production"},
        {Environment::Test, u"test"},
        {Environment::Sandbox, u"sandbox"},
    };
};

//! An account that was signed in on this computer. Holds no secret: the refresh token is in the keychain.
struct KnownAccount
{
    AccountId id;
    QUrl platform; //!< scheme, host and port only
    QString email;
    QString name;
    WireEnum<Environment> environment;
    QString lastWorkspace;
    bool keptInKeychain = false; //!< a token was stored; "no entry" is then suspicious, not a sign-out

    bool operator==(const KnownAccount &) const = default;
};

//! The platform as part of what an account is: its origin, but one fixed address for the sandbox of this
//! computer, whose port is another one in every run. Caches and the list of accounts go by it (ACC-7).
QUrl platformIdentity(const KnownAccount &account);

} // namespace Minideck
