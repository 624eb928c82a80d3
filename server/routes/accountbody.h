#pragma once

#include "jsonbody.h"

namespace Minideck {

//! What the bodies of accounts have in common.
namespace AccountBody {

inline constexpr int EmailBytes = 320;
inline constexpr int CodeBytes = 64;

//! Reads a body with `read`, which takes what it needs; the problem with it, if any.
template <typename Read>
std::optional<Problem> parse(const HttpRequest &request, Read read,
                             const QByteArray &mediaType = "application/json")
{
    auto parsed = JsonBody::parse(request, mediaType);
    if (auto *problem = std::get_if<Problem>(&parsed))
        return std::move(*problem);
    auto &body = std::get<JsonBody>(parsed);
    read(body);
    return body.problem();
}

//! An address as it is stored: without blanks around it, in NFC.
QString email(JsonBody &body);

//! A name as it is stored.
QString displayName(JsonBody &body);

QString code(JsonBody &body);

} // namespace AccountBody
} // namespace Minideck
