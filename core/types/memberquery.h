#pragma once

#include "member.h"

#include <QList>
#include <QString>

namespace Minideck {

//! Columns by which members can be sorted; the wire names are those of the `sort` parameter.
enum class MemberSort { Name, Email, Role, Status, StartedAt, LastActivityAt };

template <>
struct WireNames<MemberSort>
{
    static constexpr std::pair<MemberSort, QStringView> values[] = {
        {MemberSort::Name, u"name"},           {MemberSort::Email, u"email"},
        {MemberSort::Role, u"role"},           {MemberSort::Status, u"status"},
        {MemberSort::StartedAt, u"startedAt"}, {MemberSort::LastActivityAt, u"lastActivityAt"},
    };
};

//! A question about members: conditions are AND-ed, the values inside one are OR-ed, an empty one holds for
//! all.
struct MemberQuery
{
    QString search; //!< part of name or e-mail, case-insensitive; 1 character is enough
    QList<Role> roles;
    QList<MemberStatus> statuses;
    QList<TeamId> teams;
    bool withoutAssignment = false;
    MemberSort sort = MemberSort::Name;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool filters() const
    {
        return !search.isEmpty() || !roles.isEmpty() || !statuses.isEmpty() || !teams.isEmpty()
            || withoutAssignment;
    }
    bool operator==(const MemberQuery &) const = default;
};

//! How many members there are, for the views above the list.
struct MemberCounts
{
    qint64 all = 0;
    qint64 invited = 0;
    qint64 inactive = 0;
    qint64 withoutAssignment = 0;
    qint64 activeAdmins = 0; //!< the last of them stays one (ROL-4)

    bool operator==(const MemberCounts &) const = default;
};

} // namespace Minideck
