#pragma once

#include <QByteArray>
#include <QList>

namespace Minideck {

//! What an If-Match field says about a resource (RFC 9110 13.1.1, RFC 6585 3).
enum class Precondition { Holds, Missing, Stale };

namespace Preconditions {

//! How much of a resource somebody is shown. What is shown differently has another tag (RFC 9110 8.8.3.3), so
//! that a change made on the whole never holds for somebody who sees a part by then.
enum class Shown { Whole, Part };

//! The strong entity tag of a revision.
QByteArray etag(qint64 revision, Shown shown = Shown::Whole);

//! Compares the values of all If-Match fields with a resource that exists: strongly, so a weak tag never
//! matches; `*` matches.
Precondition ifMatch(const QList<QByteArray> &fields, qint64 revision, Shown shown = Shown::Whole);

//! Whether an If-None-Match list (RFC 9110 13.1.2) names the revision; the comparison is weak.
bool ifNoneMatch(const QByteArray &field, qint64 revision);

} // namespace Preconditions
} // namespace Minideck
