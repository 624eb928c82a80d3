#pragma once

#include <core/types/memberquery.h>

namespace Minideck {

// What people ask the list: every sort both ways, the filters one by one and together.
QList<MemberQuery> sortAndFilterQuestions();

// What people type, key by key: words of Latin, Chinese, Japanese, Korean and Cyrillic letters and numbers,
// and parts from the middle of them.
QStringList typedTexts();

} // namespace Minideck
