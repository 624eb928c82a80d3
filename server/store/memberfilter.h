#pragma once

#include <core/types/memberquery.h>

#include <QString>

namespace Minideck {

class StoreStatement;

//! A question about members as SQL: fixed pieces of text, every value bound.
class MemberFilter
{
public:
    explicit MemberFilter(const MemberQuery &query)
        : m_query(query)
    { }

    //! " AND …" for each condition, or nothing.
    QString condition() const;

    //! Binds the values of condition(), in its order.
    void bind(StoreStatement &statement) const;

    //! What the rows are ordered by, before the id. Matches an index of the schema.
    QString sortExpression() const;
    bool sortsByNumber() const;

private:
    const MemberQuery &m_query;
};

} // namespace Minideck
