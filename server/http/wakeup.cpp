#include "wakeup.h"

namespace Minideck {

Wakeup::Wakeup(std::function<void()> bell)
    : m_bell(std::move(bell))
{ }

void Wakeup::ring()
{
    const std::lock_guard lock(m_mutex);
    if (m_bell)
        m_bell();
}

void Wakeup::silence()
{
    const std::lock_guard lock(m_mutex);
    m_bell = nullptr;
}

} // namespace Minideck
