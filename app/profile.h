#pragma once

#include <core/result.h>

#include <QString>

namespace Minideck {

// The folders of one user, or of one --profile: data (cache, accounts, sandbox), settings and state apart
// (XDG base directories; Qt 6.4 does not know the state folder).
class Profile
{
public:
    // The user's own folders for an empty path, else everything below that folder.
    explicit Profile(const QString &folder = {});

    QString dataFolder() const { return m_data; }
    QString sandboxFolder() const;
    QString settingsFile() const;
    QString stateFile() const;

    // Makes the folders, readable by their owner alone. The error's detail names the folder.
    Result<void> create() const;

private:
    QString m_data;
    QString m_config;
    QString m_state;
};

} // namespace Minideck
