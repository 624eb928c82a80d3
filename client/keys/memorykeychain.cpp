#include "memorykeychain.h"

#include <utility>

namespace Minideck {

QFuture<Result<Secret>> MemoryKeychain::read(const QString &key)
{
    const auto found = m_secrets.find(key);
    if (found == m_secrets.end())
        return QtFuture::makeReadyFuture(Result<Secret>(Error{.kind = ErrorKind::NoEntry}));
    return QtFuture::makeReadyFuture(Result<Secret>(found->second.copy()));
}

QFuture<Result<void>> MemoryKeychain::write(const QString &key, Secret secret)
{
    m_secrets.insert_or_assign(key, std::move(secret));
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> MemoryKeychain::remove(const QString &key)
{
    m_secrets.erase(key);
    return QtFuture::makeReadyFuture(Result<void>());
}

} // namespace Minideck
