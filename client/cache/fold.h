#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace Minideck {

//! A text as searches and the order of names see it: case folded, compatibility forms unified, Latin, Greek
//! and Cyrillic letters without their marks, so that É stands at E and "jose" finds José (MEM-7). UTF-8 in
//! and out. The result is in `buffer`, which is used again and again to save allocations.
std::string_view fold(std::string_view utf8, std::string &buffer);

//! The same for a text that somebody typed.
std::string folded(const QString &text);

} // namespace Minideck
