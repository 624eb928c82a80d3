#pragma once

#include <core/types/member.h>

namespace Minideck {

//! Members for tests, made from few words.
inline Member makeMember(int number, const QString &name, const QString &email,
                         WireEnum<Role> role = Role::Developer,
                         WireEnum<MemberStatus> status = MemberStatus::Active)
{
    Member member;
    member.id = MemberId(QStringLiteral("mbr_%1").arg(number, 26, 10, QLatin1Char('0')));
    member.revision = 1;
    member.name = name;
    member.email = email;
    member.role = role;
    member.status = status;
    member.startedAt = QDateTime({2025, 3, 4}, {10, 0}, Qt::UTC);
    return member;
}

inline Assignment makeAssignment(WireEnum<AssignmentKind> kind, const QString &name,
                                 WireEnum<AssignmentRole> role)
{
    return {kind, kind.text() + QLatin1Char('_') + name, name, role};
}

//! `count` active developers, "Person 0000", "Person 0001" and so on.
inline QList<Member> makePeople(int count)
{
    QList<Member> people;
    for (int i = 0; i < count; ++i) {
        const QString number = QStringLiteral("%1").arg(i, 4, 10, QLatin1Char('0'));
        people << makeMember(i, QStringLiteral("Person ") + number,
                             QStringLiteral("person%1@example.com").arg(number));
    }
    return people;
}

} // namespace Minideck
