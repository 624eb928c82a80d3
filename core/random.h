#pragma once

#include <QByteArray>

namespace Minideck {

//! The seam for randomness: tokens, ids and jitter come from here, so that seeds and tests can repeat them.
class Random
{
public:
    virtual ~Random() = default;

    //! `size` random bytes, 1 to 1 MiB.
    virtual QByteArray bytes(qsizetype size) = 0;

    //! A uniformly random number in [0, bound); bound ≥ 1.
    quint32 below(quint32 bound);
};

//! The system's cryptographic generator (libsodium).
class SystemRandom final : public Random
{
public:
    QByteArray bytes(qsizetype size) override;
};

//! The same bytes for the same seed on every machine, for demo data and tests; never for secrets.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(quint64 seed);
    QByteArray bytes(qsizetype size) override;

private:
    quint64 m_state;
};

} // namespace Minideck
