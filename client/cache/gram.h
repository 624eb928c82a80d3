#pragma once

#include <QtGlobal>

#include <string_view>

namespace Minideck {

//! One, two or three characters in a row, packed into a number: 21 bits each, the last one lowest.
using Gram = quint64;

inline constexpr int GramLength = 3;
inline constexpr int GramBits = 21;
inline constexpr Gram CharacterMask = (Gram(1) << GramBits) - 1;
inline constexpr Gram TwoCharacterMask = (Gram(1) << (2 * GramBits)) - 1;
inline constexpr Gram ThreeCharacterMask = (Gram(1) << (3 * GramBits)) - 1;

//! Reads the character at `position` of valid UTF-8 and moves behind it. Broken text gives nonsense but never
//! reads outside.
inline quint32 nextCharacter(std::string_view text, size_t &position)
{
    const auto byte = [&text](size_t i) {
        return i < text.size() ? static_cast<quint32>(static_cast<unsigned char>(text[i])) : 0U;
    };
    const quint32 first = byte(position++);
    if (first < 0x80)
        return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    quint32 character = first & (0x3FU >> more);
    for (int i = 0; i < more; ++i)
        character = (character << 6) | (byte(position++) & 0x3FU);
    return character & static_cast<quint32>(CharacterMask);
}

//! Calls `visit(gram, length)` for every run of 1, 2 and 3 characters of a folded text.
template <typename Visitor>
void forEachGram(std::string_view text, Visitor visit)
{
    Gram window = 0;
    int length = 0;
    for (size_t position = 0; position < text.size();) {
        window = ((window << GramBits) | nextCharacter(text, position)) & ThreeCharacterMask;
        ++length;
        visit(window & CharacterMask, 1);
        if (length >= 2)
            visit(window & TwoCharacterMask, 2);
        if (length >= GramLength)
            visit(window, GramLength);
    }
}

} // namespace Minideck
