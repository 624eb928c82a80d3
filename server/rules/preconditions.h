#pragma once

#include <QByteArray>
#include <QList>

namespace Minideck {

//! What an If-Match field says about a resource (RFC 9110 13.1.1, RFC 6585 3).
enum class Precondition { Holds, Missing, Stale };

namespace Preconditions {

//! The strong entity tag of a revision.
QByteArray etag(qint64 revision);

//! Compares the values of all If-Match fields with a resource that exists: strongly, so a weak tag never
//! matches; `*` matches.
Precondition ifMatch(const QList<QByteArray> &fields, qint64 revision);

//! Whether an If-None-Match list (RFC 9110 13.1.2) names the revision; the comparison is weak.
bool ifNoneMatch(const QByteArray &field, qint64 revision);

} // namespace Preconditions
} // namespace Minideck
