#pragma once

#include "statement.h"

#include <core/types/wireenum.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace Minideck {

//! The place of a wire name in its enum, or nothing for a name that this version does not know. The place is
//! what the cache stores, so values may be added to an enum of a cached column only at its end.
template <typename Enum>
std::optional<qint64> wireCode(std::string_view name)
{
    qint64 code = 0;
    for (const auto &[value, known] : WireNames<Enum>::values) {
        if (static_cast<size_t>(known.size()) == name.size()
            && std::equal(name.begin(), name.end(), known.begin(),
                          [](char a, QChar b) { return static_cast<unsigned char>(a) == b.unicode(); }))
            return code;
        ++code;
    }
    return std::nullopt;
}

//! Binds an enum as its number, or as the text that came if this version does not know it.
template <typename Enum>
void bindWire(Statement &statement, int parameter, std::string_view name)
{
    if (const std::optional<qint64> code = wireCode<Enum>(name))
        statement.bind(parameter, *code);
    else
        statement.bind(parameter, name);
}

//! Reads back what bindWire() stored.
template <typename Enum>
WireEnum<Enum> readWire(const Statement &statement, int column)
{
    if (!statement.isInteger(column))
        return WireEnum<Enum>(statement.string(column));
    const qint64 code = statement.integer(column);
    if (code < 0 || code >= std::ssize(WireNames<Enum>::values))
        return WireEnum<Enum>(QString::number(code));
    return WireEnum<Enum>(WireNames<Enum>::values[code].first);
}

} // namespace Minideck
