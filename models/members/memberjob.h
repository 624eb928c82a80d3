#pragma once

#include "memberreport.h"

#include <core/result.h>
#include <core/types/operation.h>

#include <QFuture>
#include <QObject>

#include <functional>

namespace Minideck {

// One change for one or many members: a call for each of them, a few at a time, and a result for each
// (MEM-6). A refusal of one does not stop the others.
class MemberJob : public QObject
{
    Q_OBJECT

public:
    using Act = std::function<QFuture<Result<Operation>>(const Member &)>;

    MemberJob(MemberChange change, QList<Member> members, Act act, QObject *parent = nullptr);

    void start();
    const QList<Member> &members() const { return m_members; }
    const MemberReport &report() const { return m_report; }

signals:
    void progressed();
    void finished();

private:
    void next();
    void answered(const Member &member, const Result<Operation> &answer);

    QList<Member> m_members;
    Act m_act;
    MemberReport m_report;
    qsizetype m_begun = 0;
};

} // namespace Minideck
