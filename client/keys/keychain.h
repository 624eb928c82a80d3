#pragma once

#include <core/result.h>
#include <core/secret.h>

#include <QFuture>
#include <QString>

namespace Minideck {

//! Where secrets rest between two runs, and nowhere else (OFF-8). Called on the GUI thread and answered
//! there; nothing blocks. Three failures are kept apart, because none of them means "signed out":
//! KeychainLocked (it is there, but closed), KeychainAbsent (this computer has none), KeychainFailed
//! (anything else). Only NoEntry says that an open keychain has no such entry.
//!
//! A Secret can only be moved, so an answer is taken, once: `.then(context, [](Result<Secret> secret) {…})`,
//! or `future.takeResult()` in a continuation that is given the future. An answer may be there at once, and
//! may take as long as a person needs to unlock; one that never comes is a cancelled future, and its
//! continuations do not run. The context must outlive the answer: in debug builds Qt 6.4 asserts that it
//! does.
class Keychain
{
public:
    virtual ~Keychain() = default;

    //! The secret under that key.
    virtual QFuture<Result<Secret>> read(const QString &key) = 0;

    //! Keeps the secret under that key in place of an older one.
    virtual QFuture<Result<void>> write(const QString &key, Secret secret) = 0;

    //! Forgets the entry; success also when there was none.
    virtual QFuture<Result<void>> remove(const QString &key) = 0;
};

} // namespace Minideck
