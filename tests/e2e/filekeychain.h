#pragma once

#include <client/keys/keychain.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace Minideck {

//! Stands in for the desktop's keychain where a program is killed and its session has to outlive it: a folder
//! of the test, with a file for each entry.
class FileKeychain final : public Keychain
{
public:
    explicit FileKeychain(const QString &folder)
        : m_folder(folder)
    {
        QDir().mkpath(folder);
    }

    QFuture<Result<Secret>> read(const QString &key) override
    {
        QFile file(path(key));
        if (!file.open(QIODevice::ReadOnly))
            return QtFuture::makeReadyFuture(Result<Secret>(Error{.kind = ErrorKind::NoEntry}));
        return QtFuture::makeReadyFuture(Result<Secret>(Secret(file.readAll())));
    }
    QFuture<Result<void>> write(const QString &key, Secret secret) override
    {
        QSaveFile file(path(key));
        if (!file.open(QIODevice::WriteOnly) || file.write(secret.reveal()) < 0 || !file.commit())
            return QtFuture::makeReadyFuture(Result<void>(Error{.kind = ErrorKind::KeychainFailed}));
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        QFile::remove(path(key));
        return QtFuture::makeReadyFuture(Result<void>());
    }

private:
    QString path(const QString &key) const
    {
        const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex();
        return m_folder + QLatin1Char('/') + QString::fromLatin1(hash.left(16));
    }

    QString m_folder;
};

} // namespace Minideck
