#pragma once

#include "result.h"

#include <QStringList>

#include <compare>

namespace Minideck {

//! A version number as VER-3 wants it: X.Y.Z with an optional pre-release, ordered as Semantic
//! Versioning 2.0.0 section 11 says. A fourth number (1.2.3.4) and build metadata (+…) are kept and shown,
//! but play no part in order or uniqueness. Numbers may be as long as they like.
class SemVer
{
public:
    //! Longest text that parse() reads, in characters; it bounds the work of a compare.
    static constexpr qsizetype LongestText = 128;

    //! 0.0.0
    SemVer() = default;

    //! Reads a version. Errors: Invalid with code "VER-3" and, in `detail`, what is wrong with the text.
    static Result<SemVer> parse(QStringView text);

    //! The text as it was read: fourth number and build metadata included.
    QString toString() const;

    //! What the platform keeps unique in a program: X.Y.Z and the pre-release.
    QString uniqueText() const;

    bool isPreRelease() const { return !m_preRelease.isEmpty(); }

    //! Order and equality of precedence: 1.2.3, 1.2.3.4 and 1.2.3+build are equal.
    std::strong_ordering operator<=>(const SemVer &other) const;
    bool operator==(const SemVer &other) const { return std::is_eq(*this <=> other); }

private:
    // Numbers stay text without leading zeros, so that none is too big.
    QStringList m_numbers{QStringLiteral("0"), QStringLiteral("0"), QStringLiteral("0")};
    QString m_fourth;
    QStringList m_preRelease;
    QString m_build;
};

} // namespace Minideck
