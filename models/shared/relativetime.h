#pragma once

#include <QDateTime>
#include <QString>

namespace Minideck {

// How long ago in a few letters, for columns: "now", "12 min", "1 h", "yesterday", "3 d", "12 Oct",
// "12 Oct 2024"; "–" for a null time. Days are those of the local time zone.
QString relativeTime(const QDateTime &moment, const QDateTime &now);

// The same inside a line of text: "12 min ago", "yesterday", "12 Oct".
QString relativeTimeAgo(const QDateTime &moment, const QDateTime &now);

// The day, such as "4 Mar 2025"; "–" for a null time.
QString dateText(const QDateTime &moment);

// Day, time and zone for tooltips; empty for a null time.
QString absoluteTime(const QDateTime &moment);

} // namespace Minideck
