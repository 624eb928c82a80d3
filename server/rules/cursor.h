#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Minideck {

class MasterKey;

//! A place in an ordered list, given out as an opaque text (spec/api.md 6). It names the last row by sort key
//! and id, so rows that come, go or move do not shift it, and it is signed together with the question it
//! belongs to.
struct Cursor
{
    QString sortKey; //!< of the last row given; numbers in decimal
    QString id;      //!< of the last row given

    //! The text for the wire. `question` is whatever must be the same on the next page: list, sort, filters.
    QByteArray write(const MasterKey &key, const QByteArray &question) const;

    //! Reads a text of ours; nothing if it was changed, is of another key or version, or of another question.
    static std::optional<Cursor> read(const QString &text, const MasterKey &key, const QByteArray &question);

    bool operator==(const Cursor &) const = default;
};

} // namespace Minideck
