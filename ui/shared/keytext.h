#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace Minideck {

// A key as people read it beside a word: "Ctrl K".
QString keyText(const QKeySequence &key);
// All keys of a verb, "X  or  Space".
QString keyTexts(const QList<QKeySequence> &keys);

} // namespace Minideck
