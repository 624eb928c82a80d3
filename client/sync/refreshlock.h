#pragma once

#include <QString>

namespace Minideck {

//! Held while a refresh token is read, used and replaced, so that two processes with one account do not use
//! the same token twice, which a platform takes for theft. flock(): the kernel frees it with its holder,
//! whatever happened.
class RefreshLock
{
public:
    //! `name` tells accounts apart; the file lies in the runtime folder of the user.
    explicit RefreshLock(const QString &name);
    ~RefreshLock();
    RefreshLock(const RefreshLock &) = delete;
    RefreshLock &operator=(const RefreshLock &) = delete;

    //! Does not wait. True also where no lock file can be made: better two refreshes than none.
    bool tryLock();
    void unlock();

private:
    QString m_path;
    int m_file = -1;
};

} // namespace Minideck
