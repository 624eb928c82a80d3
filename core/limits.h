#pragma once

#include <QtGlobal>

#include <chrono>

//! The figures of the contract in one place: the server enforces and reports them (GET /v1/limits), client
//! and tests read the same ones (spec/api.md 12 and 14).
namespace Minideck::Limits {

using namespace std::chrono_literals;

inline constexpr qint64 JsonBodyBytes = 1024 * 1024;
inline constexpr int HeaderBytes = 16 * 1024;
inline constexpr int HeaderFieldBytes = 8 * 1024;
inline constexpr int HeaderFields = 128;
inline constexpr int UrlBytes = 8 * 1024;
inline constexpr int JsonNesting = 32;
inline constexpr int PageDefault = 100;
inline constexpr int PageMaximum = 500;
inline constexpr int SearchCharacters = 200;

inline constexpr auto HeaderDeadline = 10s;     //!< from the first byte of a request to the end of its header
inline constexpr auto KeepAlive = 15s;          //!< between two requests of one connection
inline constexpr int BodyBytesPerSecond = 1024; //!< slower bodies end the connection
inline constexpr int Connections = 4096;
inline constexpr auto EventHeartbeat = 15s;

inline constexpr int RequestsPerSecond = 20; //!< per account, refilled evenly
inline constexpr int RequestBurst = 200;

inline constexpr int BatchMaximum = 500; //!< things that one request may be about
inline constexpr auto IdempotencyMemory =
    std::chrono::hours(72); //!< how long a repeated key is answered alike

inline constexpr auto TombstoneMemory =
    std::chrono::hours(24 * 30); //!< how long the feed tells that something is gone

inline constexpr auto AccessTokenLife = 15min;
inline constexpr auto RefreshTokenLife = std::chrono::hours(24 * 30);
inline constexpr int PasswordMinimum = 12;
inline constexpr int PasswordMaximum = 256;
inline constexpr int DisplayNameCharacters = 64;

inline constexpr auto VerificationCodeLife = std::chrono::hours(24);
inline constexpr auto ResetCodeLife = std::chrono::hours(1);
inline constexpr auto InvitationLife = std::chrono::hours(24 * 7);

} // namespace Minideck::Limits
