#include "memberfilter.h"

#include "foldedtext.h"
#include "storestatement.h"

namespace Minideck {

static QString places(qsizetype count)
{
    QStringList marks;
    for (qsizetype i = 0; i < count; ++i)
        marks.append(u"?"_qs);
    return marks.join(u", "_qs);
}

QString MemberFilter::condition() const
{
    QString sql;
    if (!m_query.search.isEmpty())
        sql += u" AND (instr(member.name_folded, ?) > 0 OR instr(member.email_folded, ?) > 0)"_qs;
    if (!m_query.roles.isEmpty())
        sql += u" AND member.role IN (%1)"_qs.arg(places(m_query.roles.size()));
    if (!m_query.statuses.isEmpty())
        sql += u" AND member.status IN (%1)"_qs.arg(places(m_query.statuses.size()));
    if (!m_query.teams.isEmpty()) {
        sql += u" AND EXISTS (SELECT 1 FROM assignment WHERE assignment.member = member.key AND kind = 0"
               u" AND target_id IN (%1))"_qs.arg(places(m_query.teams.size()));
    }
    if (m_query.withoutAssignment)
        sql += u" AND NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.member = member.key)"_qs;
    return sql;
}

void MemberFilter::bind(StoreStatement &statement) const
{
    if (!m_query.search.isEmpty()) {
        const QString folded = foldForSearch(m_query.search);
        statement.bind(folded).bind(folded);
    }
    for (const Role role : m_query.roles)
        statement.bind(static_cast<int>(role));
    for (const MemberStatus status : m_query.statuses)
        statement.bind(static_cast<int>(status));
    for (const TeamId &team : m_query.teams)
        statement.bind(team.text());
}

QString MemberFilter::sortExpression() const
{
    switch (m_query.sort) {
    case MemberSort::Name:
        return u"member.name_sort"_qs;
    case MemberSort::Email:
        return u"member.email_folded"_qs;
    case MemberSort::Role:
        return u"member.role"_qs;
    case MemberSort::Status:
        return u"member.status"_qs;
    case MemberSort::StartedAt:
        return u"ifnull(member.started_at, -1)"_qs;
    case MemberSort::LastActivityAt:
        return u"ifnull(member.last_activity_at, -1)"_qs;
    }
    Q_UNREACHABLE();
}

bool MemberFilter::sortsByNumber() const
{
    return m_query.sort != MemberSort::Name && m_query.sort != MemberSort::Email;
}

} // namespace Minideck
