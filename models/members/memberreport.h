#pragma once

#include "memberverb.h"

#include <core/error.h>
#include <core/types/member.h>

#include <QList>

namespace Minideck {

// What became of a change that was asked for of one or many members.
struct MemberReport
{
    struct Failure
    {
        Member member;
        Error error;
    };

    MemberChange change;
    QList<Member> done;
    QList<Member> pending; // no answer yet: the outbox goes on with them
    QList<Failure> failed;

    qsizetype total() const { return done.size() + pending.size() + failed.size(); }
};

} // namespace Minideck
