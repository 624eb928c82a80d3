#pragma once

#include <QByteArray>

class QDebug;
class QTextStream;

namespace Minideck {

//! A password, token or key in memory. It cannot be printed, converted or compared by accident; it can only
//! be moved, and its bytes are wiped when it dies. reveal() is the one door, for the moment of use.
class Secret
{
public:
    Secret() = default;

    //! Takes the bytes over and wipes the array that they came from, if nobody else holds it.
    explicit Secret(QByteArray &&bytes);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    //! A second holder of the same bytes; deliberate, so it has a name.
    Secret copy() const;

    bool isEmpty() const { return m_bytes.isEmpty(); }

    //! The bytes, for the moment of use only: do not store, log or format them.
    const QByteArray &reveal() const { return m_bytes; }

    //! Equal bytes, in a time that depends on the length alone.
    bool equals(const Secret &other) const;

    //! Overwrites and forgets the bytes now.
    void wipe();

private:
    QByteArray m_bytes;
};

QDebug operator<<(QDebug, const Secret &) = delete;
QTextStream &operator<<(QTextStream &, const Secret &) = delete;

} // namespace Minideck
