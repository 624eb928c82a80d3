#include "secret.h"

#include <sodium.h>

#include <utility>

namespace Minideck {

Secret::Secret(QByteArray &&bytes)
    : m_bytes(bytes.constData(), bytes.size()) // a deep copy, so that this holder is the only one
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{ }

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

Secret Secret::copy() const
{
    return Secret(QByteArray(m_bytes.constData(), m_bytes.size()));
}

bool Secret::equals(const Secret &other) const
{
    return m_bytes.size() == other.m_bytes.size()
        && sodium_memcmp(m_bytes.constData(), other.m_bytes.constData(), static_cast<size_t>(m_bytes.size()))
        == 0;
}

void Secret::wipe()
{
    // data() of a shared array would copy it and wipe the copy; reveal() hands out a reference, so this
    // holder shares only with callers that broke the rule.
    if (m_bytes.isDetached())
        sodium_memzero(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
    m_bytes.clear();
}

} // namespace Minideck
