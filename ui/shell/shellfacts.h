#pragma once

#include <core/types/account.h>
#include <core/types/connectionstate.h>
#include <core/types/demorole.h>

namespace Minideck {

// What the frame of the window shows of account, workspace and connection.
struct ShellFacts
{
    ConnectionState connection;
    WireEnum<Environment> environment;
    QString workspaceName;
    QString accountName;
    std::optional<DemoRole> acting; // whose part the account plays in the sandbox
    std::optional<Error> cacheProblem;
    int waiting = 0;   // changes that the platform has not taken yet
    bool open = false; // a workspace is open, be it only from the cache

    bool operator==(const ShellFacts &) const = default;
};

} // namespace Minideck
