#include "error.h"

namespace Minideck {

QString toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorKind::Offline:
        return QStringLiteral("Offline");
    case ErrorKind::Timeout:
        return QStringLiteral("Timeout");
    case ErrorKind::TlsFailed:
        return QStringLiteral("TlsFailed");
    case ErrorKind::NotThePlatform:
        return QStringLiteral("NotThePlatform");
    case ErrorKind::Unauthenticated:
        return QStringLiteral("Unauthenticated");
    case ErrorKind::Forbidden:
        return QStringLiteral("Forbidden");
    case ErrorKind::MemberBlocked:
        return QStringLiteral("MemberBlocked");
    case ErrorKind::NotFound:
        return QStringLiteral("NotFound");
    case ErrorKind::Invalid:
        return QStringLiteral("Invalid");
    case ErrorKind::PreconditionFailed:
        return QStringLiteral("PreconditionFailed");
    case ErrorKind::KeyInUse:
        return QStringLiteral("KeyInUse");
    case ErrorKind::RateLimited:
        return QStringLiteral("RateLimited");
    case ErrorKind::ServerFailed:
        return QStringLiteral("ServerFailed");
    case ErrorKind::CacheDamaged:
        return QStringLiteral("CacheDamaged");
    case ErrorKind::CacheTooNew:
        return QStringLiteral("CacheTooNew");
    case ErrorKind::CacheFailed:
        return QStringLiteral("CacheFailed");
    case ErrorKind::KeychainLocked:
        return QStringLiteral("KeychainLocked");
    case ErrorKind::KeychainAbsent:
        return QStringLiteral("KeychainAbsent");
    case ErrorKind::KeychainFailed:
        return QStringLiteral("KeychainFailed");
    case ErrorKind::NoEntry:
        return QStringLiteral("NoEntry");
    case ErrorKind::Internal:
        return QStringLiteral("Internal");
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
