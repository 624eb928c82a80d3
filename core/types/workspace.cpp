#include "workspace.h"

#include <algorithm>

namespace Minideck {

static constexpr qsizetype LongestTeamName = 64;
static constexpr qsizetype LongestWorkspaceName = 40;

bool isTeamName(const QString &name)
{
    const auto characters = name.toUcs4();
    const bool plain = std::ranges::none_of(
        characters, [](char32_t c) { return QChar::category(c) == QChar::Other_Control; });
    return !name.isEmpty() && characters.size() <= LongestTeamName && plain && name == name.trimmed();
}

bool isWorkspaceName(const QString &name)
{
    const auto fits = [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); };
    return !name.isEmpty() && name.size() <= LongestWorkspaceName && std::ranges::all_of(name, fits);
}

} // namespace Minideck
