#include "fuzzymatch.h"

#include <algorithm>

namespace Minideck {

// Lengths stay, so that places in the folded text are places in the text.
static QString folded(const QString &text)
{
    QString result = text;
    for (QChar &character : result) {
        if (character.script() != QChar::Script_Hangul) {
            QString parts = character.decomposition();
            while (!parts.isEmpty() && character.decompositionTag() == QChar::Canonical) {
                character = parts.at(0);
                parts = character.decomposition();
            }
        }
        character = character.toCaseFolded();
    }
    return result;
}

static bool isWordByItself(QChar character)
{
    switch (character.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return character.isSurrogate();
    }
}

static bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || isWordByItself(text.at(at))
        || (text.at(at).isLetterOrNumber() && !text.at(at - 1).isLetterOrNumber());
}

// The earlier, the better; never as much as another class.
static int placed(int score, qsizetype at)
{
    return score - static_cast<int>(std::min<qsizetype>(at, 500));
}

static std::optional<FuzzyMatch> asPart(const QString &word, const QString &text)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const int score = at == 0  ? FuzzyMatch::Beginning
            : startsWord(text, at) ? placed(FuzzyMatch::WordStart, at)
            : word.size() > 1      ? placed(FuzzyMatch::Inside, at)
                                   : 0;
        if (score > 0 && (!best || score > best->score))
            best = FuzzyMatch{score, {{static_cast<int>(at), static_cast<int>(word.size())}}};
    }
    return best;
}

static qsizetype nextPlace(const QString &text, QChar character, qsizetype from, bool leap)
{
    if (from < text.size() && text.at(from) == character)
        return from;
    for (qsizetype at = from; leap && at < text.size(); ++at) {
        if (text.at(at) == character && startsWord(text, at))
            return at;
    }
    return text.indexOf(character, from);
}

static std::optional<FuzzyMatch> asLettersFrom(const QString &word, const QString &text, qsizetype start,
                                               bool leap)
{
    FuzzyMatch match;
    qsizetype at = start;
    for (const QChar character : word) {
        const qsizetype place = nextPlace(text, character, at, leap);
        if (place < 0)
            return std::nullopt;
        if (!match.spans.isEmpty() && place == at)
            ++match.spans.last().length;
        else
            match.spans << FuzzyMatch::Span{static_cast<int>(place), 1};
        at = place + 1;
    }
    const qsizetype stretch = at - start - word.size();
    match.score = placed(FuzzyMatch::Inside - 500, stretch * 4 + match.spans.size() * 8 + start);
    return match;
}

// Letters that follow each other, the first of them at the start of a word: "fm" finds "Filter members".
static std::optional<FuzzyMatch> asLetters(const QString &word, const QString &text)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype start = 0; word.size() > 1 && start < text.size(); ++start) {
        if (text.at(start) != word.at(0) || !startsWord(text, start))
            continue;
        for (const bool leap : {true, false}) {
            const auto match = asLettersFrom(word, text, start, leap);
            if (match && (!best || match->score > best->score))
                best = match;
        }
    }
    return best;
}

static QList<FuzzyMatch::Span> joined(QList<FuzzyMatch::Span> spans)
{
    std::ranges::sort(spans, {}, &FuzzyMatch::Span::start);
    QList<FuzzyMatch::Span> result;
    for (const FuzzyMatch::Span &span : spans) {
        if (!result.isEmpty() && span.start <= result.last().start + result.last().length) {
            FuzzyMatch::Span &last = result.last();
            last.length = std::max(last.length, span.start + span.length - last.start);
        } else {
            result << span;
        }
    }
    return result;
}

std::optional<FuzzyMatch> fuzzyMatch(const QString &query, const QString &text)
{
    const QString there = folded(text);
    FuzzyMatch match;
    bool first = true;
    for (const QString &word : folded(query).split(u' ', Qt::SkipEmptyParts)) {
        auto found = asPart(word, there);
        if (!found)
            found = asLetters(word, there);
        if (!found)
            return std::nullopt;
        match.score = first ? found->score : std::min(match.score, found->score);
        match.spans << found->spans;
        first = false;
    }
    if (first)
        return FuzzyMatch{};
    match.spans = joined(match.spans);
    return match;
}

} // namespace Minideck
