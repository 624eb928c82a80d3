#pragma once

#include <client/keys/keychain.h>
#include <client/keys/secretservice.h>
#include <core/version.h>

#include <QObject>

namespace QKeychain {
class Job;
}

namespace Minideck {

//! The keychain of the desktop (Secret Service, through QtKeychain). Values are bytes and come back as they
//! went in. There is no plain file to fall back to.
//!
//! A locked keychain may ask the person for its password, and questions wait for the one before, so an answer
//! can take as long as they do: nothing blocks, and a caller that cannot wait sets its own time limit.
//! Destroying the keychain cancels the futures that have no answer yet; a write already under way still
//! reaches the desktop.
//!
//! Needs an event loop that serves GLib's main context, as Qt's on Linux desktops does.
class OsKeychain : public QObject, public Keychain
{
    Q_OBJECT

public:
    //! `service` is the name that the entries stand under.
    explicit OsKeychain(QString service = applicationId(), QObject *parent = nullptr);

    //! NoEntry only if the keychain was open to look into; an entry behind a lock is KeychainLocked.
    QFuture<Result<Secret>> read(const QString &key) override;

    QFuture<Result<void>> write(const QString &key, Secret secret) override;

    //! Success only if the entry is gone: one that stays behind a lock is KeychainLocked.
    QFuture<Result<void>> remove(const QString &key) override;

private:
    QFuture<Error> explain(const QKeychain::Job &job);

    QString m_service;
    SecretService m_secretService;
};

} // namespace Minideck
