#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Minideck {

// How well a text answers what was typed, and which of its characters do.
struct FuzzyMatch
{
    struct Span
    {
        int start = 0;
        int length = 0;

        bool operator==(const Span &) const = default;
    };

    // The classes are apart by more than anything inside of them: a beginning goes before the beginning of a
    // word, that before the inside of one, and letters that only follow each other come last.
    static constexpr int Beginning = 3000;
    static constexpr int WordStart = 2000;
    static constexpr int Inside = 1000;

    int score = 0;
    QList<Span> spans;

    bool operator==(const FuzzyMatch &) const = default;
};

// Each word of the query must be found, in any order; case and accents do not count. A Chinese, Japanese or
// Korean character is a word by itself. The worst word decides.
std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &text);

} // namespace Minideck
