#pragma once

#include <core/types/operation.h>

#include <QDateTime>
#include <QHash>
#include <QMap>

namespace Minideck {

//! The operations of an outbox in the order in which they were asked for, and the rules about who is next.
//! Knows neither files nor the network.
class OutboxQueue
{
public:
    //! Independent targets are worked on side by side, but not more than this many.
    static constexpr int InFlight = 4;

    //! How many may be kept that are not history.
    static constexpr int Capacity = 10000;

    //! How long the server remembers a key (OFF-9).
    static constexpr auto KeyMemory = std::chrono::hours(72);

    //! Begins with what a file held. After a crash `Sending` has become `Unknown`; what was never sent in the
    //! confirmed lane and what is older than the server's memory is `Parked`, and with it what was to follow
    //! it on the same target (OFF-5, OFF-9). Gives those that have changed by it.
    QList<Operation> begin(const QList<Operation> &operations, const QDateTime &now);

    //! The same or a new operation.
    void put(const Operation &operation) { m_operations.insert(operation.place, operation); }
    void remove(qint64 place) { m_operations.remove(place); }
    void clear();

    std::optional<Operation> at(qint64 place) const;
    std::optional<Operation> find(const OperationId &id) const;
    QList<Operation> all() const { return m_operations.values(); }
    //! Whether so many more can be kept.
    bool hasRoomFor(qsizetype more) const;

    //! The operations that may be sent now, beside those that are on their way: one for each target, in order
    //! (OFF-4), without `pausing` ones. A conflict holds back what was asked for without knowing of it.
    QList<Operation> ready(const QSet<qint64> &pausing) const;

    //! Those waiting or parked behind a done operation whose base was the same as its own: they were meant to
    //! follow it, so they are based on what it has made: the revision, and the member if the answer told all
    //! of it.
    QList<Operation> rebased(const Operation &done, qint64 revision, const std::optional<Member> &made) const;

    //! Those that likewise follow an operation and overwrite nothing of `current` either, based on it.
    QList<Operation> movedOn(const Operation &operation, const Member &current) const;

    //! Notes what a done operation has made.
    void noteMade(const Operation &done, qint64 revision, const std::optional<Member> &made);

    //! A new operation on what ours have made of the revision that was seen. Somebody acted on the row as it
    //! was shown, and an operation of theirs was done before this one arrived here.
    Operation upToDate(Operation operation) const;

    static bool isTooOld(const Operation &operation, const QDateTime &now);

private:
    // What our operations made of a member.
    struct Made
    {
        QHash<qint64, qint64> revisions; //!< by the revision before
        qint64 newest = 0;
        std::optional<Member> member; //!< at the newest
    };

    QList<Operation> followers(const Operation &operation, qint64 base) const;

    QMap<qint64, Operation> m_operations;
    QHash<MemberId, Made> m_made;
};

} // namespace Minideck
