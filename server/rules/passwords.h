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

} // namespace Passwords
} // namespace Minideck
