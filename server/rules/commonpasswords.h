#pragma once

#include <QString>

namespace Minideck::CommonPasswords {

//! Whether a password, however long, is one of the first that somebody would try: a well-known one, a common
//! word with digits and signs around it, one thing repeated, or a run along the alphabet or the keyboard.
//! Compared without regard to case and to the usual digits for letters.
bool contains(const QString &password);

} // namespace Minideck::CommonPasswords
