#include "searchlookup.h"

#include "fold.h"
#include "searchindex.h"

#include <QtEndian>

#include <algorithm>

namespace Minideck {

namespace {

void insertBitmap(RowSet &rows, qint64 base, std::string_view bytes)
{
    std::vector<quint64> &words = rows.words();
    const auto first = static_cast<size_t>(base / 64);
    for (size_t i = 0; i < bytes.size() / sizeof(quint64) && first + i < words.size(); ++i)
        words[first + i] = qFromLittleEndian<quint64>(bytes.data() + i * sizeof(quint64));
}

void insertDifferences(RowSet &rows, qint64 base, std::string_view bytes)
{
    qint64 row = base;
    qint64 difference = 0;
    int shift = 0;
    for (const char c : bytes) {
        difference |= static_cast<qint64>(c & 0x7F) << shift;
        shift = std::min(shift + 7, 28);
        if ((c & 0x80) != 0)
            continue;
        row += difference;
        // A damaged file must not make us ask for any amount of memory.
        if (row >= base + SearchIndex::SegmentRows)
            return;
        rows.insert(row);
        difference = 0;
        shift = 0;
    }
}

// The longest grams that cover the text, because they say most about it; how many there are with repetitions.
std::vector<Gram> coveringGrams(std::string_view needle, int &runs)
{
    std::vector<Gram> best;
    int longest = 0;
    runs = 0;
    forEachGram(needle, [&](Gram gram, int length) {
        if (length > longest) {
            best.clear();
            longest = length;
            runs = 0;
        }
        if (length < longest)
            return;
        ++runs;
        if (std::find(best.begin(), best.end(), gram) == best.end())
            best.push_back(gram);
    });
    return best;
}

void intersect(RowSet &rows, const RowSet &others)
{
    std::vector<quint64> &words = rows.words();
    for (size_t i = 0; i < words.size(); ++i)
        words[i] &= i < others.words().size() ? others.words()[i] : 0;
}

} // namespace

SearchLookup::SearchLookup(const Database &database)
    : m_database(database)
{ }

Result<void> SearchLookup::prepare()
{
    if (!m_pending.isNull())
        return {};
    Result<Statement> posting =
        m_database.prepare("SELECT segment, rows FROM gram WHERE segment=?1 AND gram=?2");
    Result<Statement> texts = m_database.prepare("SELECT sort_name, email FROM member WHERE row=?1");
    Result<Statement> pending = m_database.prepare("SELECT row FROM search_pending");
    if (!posting || !texts || !pending)
        return !posting ? posting.error() : !texts ? texts.error() : pending.error();
    m_posting = std::move(posting).value();
    m_texts = std::move(texts).value();
    m_pending = std::move(pending).value();
    return {};
}

Result<SearchHits> SearchLookup::find(std::string_view needle, qint64 highestRow)
{
    if (Result<void> ready = prepare(); !ready)
        return ready.error();

    int runs = 0;
    const std::vector<Gram> grams = coveringGrams(needle, runs);
    SearchHits hits{.rows = RowSet(highestRow), .exact = runs == 1};
    for (size_t i = 0; i < grams.size(); ++i) {
        Result<RowSet> rows = rowsOf(grams[i], highestRow);
        if (!rows)
            return rows.error();
        if (i == 0)
            hits.rows = std::move(rows).value();
        else
            intersect(hits.rows, *rows);
    }
    if (Result<void> done = lookAtPending(needle, hits.rows); !done)
        return done.error();
    return hits;
}

Result<RowSet> SearchLookup::rowsOf(Gram gram, qint64 highestRow)
{
    RowSet rows(highestRow);
    for (qint64 segment = 0; segment <= highestRow >> SearchIndex::SegmentBits; ++segment) {
        m_posting.bind(1, segment);
        m_posting.bind(2, static_cast<qint64>(gram));
        const Result<bool> found = m_posting.step();
        if (!found)
            return found.error();
        if (!*found)
            continue;
        const std::string_view bytes = m_posting.bytes(1);
        const qint64 base = segment << SearchIndex::SegmentBits;
        if (bytes.size() == size_t(SearchIndex::BitmapBytes))
            insertBitmap(rows, base, bytes);
        else
            insertDifferences(rows, base, bytes);
        m_posting.reset();
    }
    return rows;
}

Result<void> SearchLookup::lookAtPending(std::string_view needle, RowSet &rows)
{
    for (;;) {
        const Result<bool> more = m_pending.step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        const qint64 row = m_pending.integer(0);
        const Result<bool> matching = matches(row, needle);
        if (!matching) {
            m_pending.reset();
            return matching.error();
        }
        if (*matching)
            rows.insert(row);
        else
            rows.remove(row);
    }
}

Result<bool> SearchLookup::matches(qint64 row, std::string_view needle)
{
    if (Result<void> ready = prepare(); !ready)
        return ready.error();
    m_texts.bind(1, row);
    const Result<bool> found = m_texts.step();
    if (!found || !*found)
        return found;
    const bool matching = m_texts.bytes(0).find(needle) != std::string_view::npos
        || fold(m_texts.bytes(1), m_buffer).find(needle) != std::string_view::npos;
    m_texts.reset();
    return matching;
}

} // namespace Minideck
