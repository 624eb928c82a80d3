#pragma once

#include <QStringView>

#include <span>

namespace Minideck {

// A part of a name and how it is written in an e-mail address.
struct SyntheticNamePart
{
    QStringView text;
    QStringView ascii;
};

// The given and family names of one script, and what stands between them.
struct SyntheticScript
{
    std::span<const SyntheticNamePart> given;
    std::span<const SyntheticNamePart> family;
    bool familyFirst;
    QStringView between;
};

// The script of a draw: 70 % Latin, 16 % Chinese, the rest Japanese, Korean, Cyrillic and Arabic.
const SyntheticScript &syntheticScript(quint64 draw);

} // namespace Minideck
