#include "passwords.h"

#include <sodium.h>

namespace Minideck::Passwords {

static constexpr auto Operations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
static constexpr auto Memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

QString hash(const Secret &password)
{
    if (sodium_init() < 0)
        return {};
    char text[crypto_pwhash_STRBYTES];
    const QByteArray &bytes = password.reveal();
    if (crypto_pwhash_str_alg(text, bytes.constData(), static_cast<unsigned long long>(bytes.size()),
                              Operations, Memory, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return {};
    return QString::fromLatin1(text);
}

bool verify(const Secret &password, const QString &hash)
{
    if (sodium_init() < 0)
        return false;
    const QByteArray &bytes = password.reveal();
    const auto length = static_cast<unsigned long long>(bytes.size());
    if (hash.isEmpty()) {
        // The same work for nothing, so that the time does not tell whether the account exists.
        unsigned char derived[32];
        const unsigned char salt[crypto_pwhash_SALTBYTES] = {};
        [[maybe_unused]] const int done =
            crypto_pwhash(derived, sizeof derived, bytes.constData(), length, salt, Operations, Memory,
                          crypto_pwhash_ALG_ARGON2ID13);
        sodium_memzero(derived, sizeof derived);
        return false;
    }
    return crypto_pwhash_str_verify(hash.toLatin1().constData(), bytes.constData(), length) == 0;
}

QByteArray digest(const QByteArray &data, const QByteArray &salt)
{
    if (sodium_init() < 0)
        return {};
    unsigned char whole[crypto_generichash_BYTES];
    crypto_generichash(whole, sizeof whole, reinterpret_cast<const unsigned char *>(salt.constData()),
                       static_cast<unsigned long long>(salt.size()), nullptr, 0);
    static_assert(sizeof whole >= crypto_pwhash_SALTBYTES);
    QByteArray derived(32, Qt::Uninitialized);
    if (crypto_pwhash(reinterpret_cast<unsigned char *>(derived.data()),
                      static_cast<unsigned long long>(derived.size()), data.constData(),
                      static_cast<unsigned long long>(data.size()), whole, Operations, Memory,
                      crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return {};
    return derived;
}

} // namespace Minideck::Passwords
