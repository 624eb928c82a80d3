#pragma once

#include <core/filelock.h>

namespace Minideck {

//! Held while a refresh token is read, used and replaced, so that two processes with one account do not use
//! the same token twice, which a platform takes for theft.
class RefreshLock
{
public:
    //! `name` tells accounts apart; the file lies in the runtime folder of the user.
    explicit RefreshLock(const QString &name);

    //! Does not wait. True also where no lock file can be made: better two refreshes than none.
    bool tryLock() { return m_lock.tryLock() != FileLock::Outcome::Busy; }

private:
    FileLock m_lock;
};

} // namespace Minideck
