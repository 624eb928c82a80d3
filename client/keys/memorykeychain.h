#pragma once

#include <client/keys/keychain.h>

#include <map>

namespace Minideck {

//! Secrets for this run only: nothing is written anywhere, and everything is wiped when the keychain dies.
//! It serves sessions that are not kept, computers without a keychain, and tests. It is never locked; its
//! futures are finished when they are handed out.
class MemoryKeychain : public Keychain
{
public:
    QFuture<Result<Secret>> read(const QString &key) override;
    QFuture<Result<void>> write(const QString &key, Secret secret) override;
    QFuture<Result<void>> remove(const QString &key) override;

private:
    std::map<QString, Secret> m_secrets;
};

} // namespace Minideck
