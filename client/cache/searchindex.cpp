#include "searchindex.h"

#include "fold.h"

#include <algorithm>

namespace Minideck {

namespace {

constexpr size_t FirstCapacity = 4096;

// One pending row costs a search about a microsecond; a rebuild costs about as much for each row of the
// table.
constexpr qint64 PendingFloor = 1000;
constexpr qint64 PendingShare = 500;

size_t hashOf(Gram gram)
{
    return static_cast<size_t>((gram * 0x9E3779B97F4A7C15ULL) >> 20);
}

void appendDifference(std::string &bytes, quint32 difference)
{
    for (; difference >= 0x80; difference >>= 7)
        bytes.push_back(static_cast<char>(difference | 0x80));
    bytes.push_back(static_cast<char>(difference));
}

std::string bitmapOf(const std::string &differences)
{
    std::string bitmap(SearchIndex::BitmapBytes, '\0');
    quint32 row = 0;
    quint32 difference = 0;
    int shift = 0;
    for (const char c : differences) {
        difference |= (static_cast<quint32>(c) & 0x7FU) << shift;
        shift += 7;
        if ((c & 0x80) != 0)
            continue;
        row += difference;
        difference = 0;
        shift = 0;
        bitmap[row / 8] = static_cast<char>(bitmap[row / 8] | (1 << (row % 8)));
    }
    return bitmap;
}

} // namespace

SearchIndex::SearchIndex(const Database &database)
    : m_database(database)
{ }

Result<void> SearchIndex::begin()
{
    m_postings.assign(FirstCapacity, {});
    m_used = 0;
    m_segment = 0;
    return m_database.execute("DELETE FROM gram; DELETE FROM search_pending");
}

Result<void> SearchIndex::add(qint64 row, std::string_view name, std::string_view email)
{
    if (row >> SegmentBits != m_segment) {
        if (Result<void> done = writeSegment(); !done)
            return done;
        m_segment = row >> SegmentBits;
    }
    const auto local = static_cast<quint32>(row & (SegmentRows - 1));
    const auto visit = [this, local](Gram gram, int) { note(gram, local); };
    forEachGram(name, visit);
    forEachGram(email, visit);
    return {};
}

SearchIndex::Posting &SearchIndex::slot(Gram gram)
{
    const size_t mask = m_postings.size() - 1;
    size_t place = hashOf(gram) & mask;
    while (m_postings[place].count != 0 && m_postings[place].gram != gram)
        place = (place + 1) & mask;
    return m_postings[place];
}

void SearchIndex::note(Gram gram, quint32 row)
{
    Posting &posting = slot(gram);
    if (posting.count == 0) {
        posting.gram = gram;
        ++m_used;
    } else if (posting.last == row) {
        return;
    }
    appendDifference(posting.differences, row - posting.last);
    posting.last = row;
    ++posting.count;
    if (m_used * 2 > m_postings.size())
        grow();
}

void SearchIndex::grow()
{
    std::vector<Posting> old(m_postings.size() * 2);
    old.swap(m_postings);
    for (Posting &posting : old) {
        if (posting.count != 0)
            slot(posting.gram) = std::move(posting);
    }
}

Result<void> SearchIndex::writeSegment()
{
    if (m_insert.isNull()) {
        Result<Statement> insert =
            m_database.prepare("INSERT INTO gram(segment, gram, rows) VALUES(?1, ?2, ?3)");
        if (!insert)
            return insert.error();
        m_insert = std::move(insert).value();
    }

    // In the order of the key each insertion goes to the end of the table.
    std::vector<Posting *> used;
    used.reserve(m_used);
    for (Posting &posting : m_postings) {
        if (posting.count != 0)
            used.push_back(&posting);
    }
    std::sort(used.begin(), used.end(), [](const Posting *a, const Posting *b) { return a->gram < b->gram; });

    for (Posting *posting : used) {
        if (posting->differences.size() >= size_t(BitmapBytes))
            posting->differences = bitmapOf(posting->differences);
        m_insert.bind(1, m_segment);
        m_insert.bind(2, static_cast<qint64>(posting->gram));
        m_insert.bindBlob(3, posting->differences);
        if (Result<void> done = m_insert.run(); !done)
            return done;
        // The text keeps its memory for the next segment.
        posting->differences.clear();
        posting->count = 0;
        posting->last = 0;
    }
    m_used = 0;
    return {};
}

Result<void> SearchIndex::finish()
{
    Result<void> done = writeSegment();
    m_postings = {};
    return done;
}

Result<void> SearchIndex::markPending(qint64 row)
{
    if (m_pend.isNull()) {
        Result<Statement> pend = m_database.prepare("INSERT OR IGNORE INTO search_pending(row) VALUES(?1)");
        if (!pend)
            return pend.error();
        m_pend = std::move(pend).value();
    }
    m_pend.bind(1, row);
    return m_pend.run();
}

Result<void> SearchIndex::rebuildIfWorthwhile()
{
    const Result<qint64> pending = m_database.number("SELECT count(*) FROM search_pending");
    const Result<qint64> highest = m_database.number("SELECT max(row) FROM member");
    if (!pending || !highest)
        return !pending ? pending.error() : highest.error();
    if (*pending <= PendingFloor + *highest / PendingShare)
        return {};
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Write); !begun)
        return begun;
    if (Result<void> done = rebuild(); !done)
        return done;
    return transaction.commit();
}

Result<void> SearchIndex::rebuild()
{
    if (Result<void> done = begin(); !done)
        return done;
    Result<Statement> all = m_database.prepare("SELECT row, sort_name, email FROM member ORDER BY row");
    if (!all)
        return all.error();
    std::string email;
    for (;;) {
        const Result<bool> more = all->step();
        if (!more)
            return more.error();
        if (!*more)
            return finish();
        if (Result<void> done = add(all->integer(0), all->bytes(1), fold(all->bytes(2), email)); !done)
            return done;
    }
}

} // namespace Minideck
