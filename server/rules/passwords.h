#pragma once

#include <core/secret.h>

#include <QString>

namespace Minideck {

//! Password hashing with Argon2id (RFC 9106; spec/api.md 11). The parameters stand in each hash. Slow and
//! hungry on purpose (64 MiB): call it on a worker thread.
namespace Passwords {

//! The text to store for a password of up to Limits::PasswordMaximum bytes; empty if memory ran out.
QString hash(const Secret &password);

//! Whether the password belongs to the hash. An empty hash, as of an unknown account, costs the same time and
//! fails.
bool verify(const Secret &password, const QString &hash);

//! A fingerprint (32 bytes) of a request that holds a password: as slow as a hash of the password, so that it
//! gives nothing away. The same for the same salt; empty if memory ran out.
QByteArray digest(const QByteArray &data, const QByteArray &salt);

} // namespace Passwords
} // namespace Minideck
