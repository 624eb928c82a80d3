#pragma once

#include <core/types/member.h>

#include <QList>
#include <QObject>
#include <QPair>
#include <QTimer>

namespace Minideck {

class MembersModel;

// Collects whole members of any number of rows without holding the window up: a page for each turn of the
// event loop. A list that changes meanwhile ends it.
class MemberGatherer : public QObject
{
    Q_OBJECT

public:
    explicit MemberGatherer(MembersModel &model, QObject *parent = nullptr);

    // Ranges of rows, first and last. What was being gathered is forgotten.
    void start(const QList<QPair<int, int>> &ranges);
    void cancel();
    bool isRunning() const { return m_turn.isActive(); }

signals:
    void finished(const QList<Minideck::Member> &members);

private:
    void next();

    MembersModel &m_model;
    QTimer m_turn;
    QList<QPair<int, int>> m_ranges;
    QList<Member> m_members;
};

} // namespace Minideck
