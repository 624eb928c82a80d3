#pragma once

#include <QString>
#include <QUrl>

namespace Minideck {

// The address of a platform as a person types it, made into scheme, host and port.
struct PlatformAddress
{
    enum class Problem {
        None,
        Empty,
        NotAnAddress,
        PlainHttp,   // passwords do not travel unencrypted, except inside this computer
        OtherScheme, // ftp:, file: …
        HasLogin,    // user:password@ before the host, as in forged links
    };

    QUrl url; // valid if there is no problem
    Problem problem = Problem::None;

    bool operator==(const PlatformAddress &) const = default;
};

// Adds https:// where no scheme is given (http:// for this computer itself, whose sandbox has no
// certificate), drops path, query and fragment.
PlatformAddress platformAddress(const QString &typed);

// localhost, 127.0.0.0/8 and ::1.
bool isThisComputer(const QString &host);

} // namespace Minideck
