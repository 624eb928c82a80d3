#include "random.h"

#include <sodium.h>

#include <cstring>
#include <limits>

namespace Minideck {

quint32 Random::below(quint32 bound)
{
    // Rejecting the uneven rest keeps every number equally likely.
    const quint32 limit = std::numeric_limits<quint32>::max() - std::numeric_limits<quint32>::max() % bound;
    for (;;) {
        quint32 number = 0;
        const QByteArray raw = bytes(sizeof number);
        std::memcpy(&number, raw.constData(), sizeof number);
        if (number < limit)
            return number % bound;
    }
}

QByteArray SystemRandom::bytes(qsizetype size)
{
    static const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
    Q_UNUSED(ready)
    QByteArray result(size, Qt::Uninitialized);
    randombytes_buf(result.data(), static_cast<size_t>(size));
    return result;
}

SeededRandom::SeededRandom(quint64 seed)
    : m_state(seed)
{ }

QByteArray SeededRandom::bytes(qsizetype size)
{
    // SplitMix64: small, well mixed, the same everywhere.
    QByteArray result;
    result.reserve(size + 8);
    while (result.size() < size) {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        for (int shift = 0; shift < 64; shift += 8)
            result.append(static_cast<char>((z >> shift) & 0xFF));
    }
    result.truncate(size);
    return result;
}

} // namespace Minideck
