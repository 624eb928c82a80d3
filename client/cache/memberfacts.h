#pragma once

#include "database.h"
#include "rowset.h"

#include <core/types/memberquery.h>

#include <span>
#include <vector>

namespace Minideck {

//! What filters and counts ask about members, one byte for each: role, status, whether there is an
//! assignment.
class MemberFacts
{
public:
    //! What passes a filter on these facts.
    struct Filter
    {
        quint8 roles = 0xff; //!< a bit for each role
        quint8 statuses = 0xff;
        bool withoutAssignment = false;
    };

    //! Reads them all; rows up to `highestRow`.
    Result<void> load(const Database &database, qint64 highestRow);

    bool isLoaded() const { return !m_facts.empty(); }
    void clear() { m_facts.clear(); }

    static Filter filterOf(const MemberQuery &query);
    bool pass(const Filter &filter, qint32 row) const;
    MemberCounts counts() const;

    //! The rows in the order of their role or status, equal ones in the order given; what this version does
    //! not know stands last when ascending.
    std::vector<qint32> sorted(std::span<const qint32> rows, MemberSort sort, Qt::SortOrder direction) const;

private:
    // Role in bits 0–1, status in bits 2–3 (3 stands for what this version does not know), then two flags.
    static constexpr int Unknown = 3;
    static constexpr quint8 Unassigned = 1 << 4;
    static constexpr quint8 Exists = 1 << 5;

    static int role(quint8 facts) { return facts & 3; }
    static int status(quint8 facts) { return (facts >> 2) & 3; }
    static int code(const Statement &statement, int column);

    std::vector<quint8> m_facts;
};

} // namespace Minideck
