#include "memberjob.h"

#include <core/answer.h>

namespace Minideck {

// Enough to hide the way to the platform, few enough that a refusal of everything is seen early.
static constexpr qsizetype AtOnce = 4;

MemberJob::MemberJob(MemberChange change, QList<Member> members, Act act, QObject *parent)
    : QObject(parent)
    , m_members(std::move(members))
    , m_act(std::move(act))
{
    m_report.change = change;
}

void MemberJob::start()
{
    for (qsizetype i = 0; i < AtOnce; ++i)
        next();
}

void MemberJob::next()
{
    if (m_begun == m_members.size())
        return;
    const Member member = m_members.at(m_begun++);
    whenAnswered(m_act(member), this,
                 [this, member](const Result<Operation> &answer) { answered(member, answer); });
}

void MemberJob::answered(const Member &member, const Result<Operation> &answer)
{
    if (answer)
        m_report.done << member;
    else if (answer.error().kind == ErrorKind::Timeout)
        m_report.pending << member;
    else
        m_report.failed << MemberReport::Failure{member, answer.error()};
    emit progressed();
    if (m_report.total() == m_members.size())
        emit finished();
    else
        next();
}

} // namespace Minideck
