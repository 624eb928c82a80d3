#pragma once

#include <core/error.h>

#include <QDateTime>

#include <chrono>
#include <optional>

namespace Minideck {

//! Where the conversation with the platform stands.
enum class Phase {
    SignedOut,
    SigningIn,
    Online,
    Offline,      //!< signed in, but the platform does not answer; the cache is shown
    SessionEnded, //!< the platform no longer accepts the session; the cache is shown
};

//! What the keychain of this computer is able to do, as far as it was asked.
enum class KeychainState { Unknown, Present, Locked, Absent };

//! A snapshot of the conversation for status bar and banners. Times are UTC.
struct ConnectionState
{
    Phase phase = Phase::SignedOut;
    bool syncing = false;
    qint64 rowsDone = 0;
    qint64 rowsTotal = 0; //!< 0 while unknown
    QDateTime lastSynced;
    QDateTime offlineSince;
    std::optional<Error> lastError;
    KeychainState keychain = KeychainState::Unknown;
    //! How much this computer's clock is ahead of the platform's; nothing if that is less than two minutes.
    std::optional<std::chrono::seconds> clockAhead;

    bool operator==(const ConnectionState &) const = default;
};

} // namespace Minideck
