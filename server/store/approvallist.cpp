#include "approvallist.h"

#include "approvalfilter.h"
#include "connection.h"

namespace Minideck {
namespace ApprovalList {

QList<StoredApproval> page(Connection &connection, const ApprovalScope &scope, const ApprovalQuery &query,
                           int limit, const ApprovalId &after)
{
    ApprovalFilter filter(scope, query);
    if (!after.isEmpty())
        filter.olderThan(after);
    StoreStatement row(
        connection, ApprovalRows::select() + filter.condition() + u" ORDER BY approval.id DESC LIMIT ?"_qs);
    filter.bind(row);
    row.bind(limit);
    QList<StoredApproval> found;
    while (row.next())
        found.append(ApprovalRows::at(row));
    return found;
}

qint64 count(Connection &connection, const ApprovalScope &scope, const ApprovalQuery &query)
{
    const ApprovalFilter filter(scope, query);
    StoreStatement row(connection,
                       u"SELECT count(*) FROM approval JOIN account ON account.key = approval.applicant"_qs
                           + filter.condition());
    filter.bind(row);
    const qint64 number = row.next() ? row.integer(0) : 0;
    row.reset();
    return number;
}

bool sees(Connection &connection, const ApprovalScope &scope, const ApprovalId &id)
{
    ApprovalFilter filter(scope);
    filter.only(id);
    StoreStatement row(connection, u"SELECT 1 FROM approval"_qs + filter.condition());
    filter.bind(row);
    const bool seen = row.next();
    row.reset();
    return seen;
}

} // namespace ApprovalList

ApprovalWalk::ApprovalWalk(Connection &connection, const ApprovalScope &scope)
    : m_row(connection,
            ApprovalRows::select() + ApprovalFilter(scope).condition() + u" ORDER BY approval.id"_qs)
{
    ApprovalFilter(scope).bind(m_row);
}

std::optional<StoredApproval> ApprovalWalk::next()
{
    return m_row.next() ? std::optional(ApprovalRows::at(m_row)) : std::nullopt;
}

} // namespace Minideck
