#pragma once

#include <QString>

namespace Minideck {

// Loads the texts of a language (empty: the desktop's) into qApp: ours and Qt's own. English needs a file
// too, for plurals.
void installTranslations(const QString &language);

// The languages that the program itself speaks, such as "en" and "zh_CN".
QStringList languages();

} // namespace Minideck
