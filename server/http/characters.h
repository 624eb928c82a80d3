#pragma once

namespace Minideck {

//! Characters of a token (RFC 9110 5.6.2): methods and field names.
inline constexpr bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '!'
        || (c >= '#' && c <= '\'') || c == '*' || c == '+' || c == '-' || c == '.' || c == '^' || c == '_'
        || c == '`' || c == '|' || c == '~';
}

//! Control characters, the tabulator among them; bytes from 0x80 on are none.
inline constexpr bool isControlCharacter(char c)
{
    return (c >= 0 && c < ' ') || c == '\x7f';
}

} // namespace Minideck
