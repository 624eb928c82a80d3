#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace Minideck {

//! Milliseconds since 1970 UTC of an RFC 3339 time, or nothing for anything else. The form of our contract
//! ("2026-03-04T10:00:00.000Z") is read without allocations; a million of them come with a snapshot.
std::optional<qint64> parseWireTime(std::string_view text);

} // namespace Minideck
