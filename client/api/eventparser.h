#pragma once

#include <core/result.h>

#include <QByteArray>

#include <functional>

namespace Minideck {

//! Reads a stream of server-sent events as it comes, cut anywhere: lines end in CR, LF or both, comments and
//! unknown fields are passed over. A line of more than 64 KiB is no stream of ours.
class EventParser
{
public:
    static constexpr qsizetype LineMaximum = 64 * 1024;

    //! `take` gets the name of each event and its data.
    explicit EventParser(std::function<void(const QByteArray &name, const QByteArray &data)> take);

    //! Error: NotThePlatform.
    Result<void> feed(QByteArrayView bytes);

    //! The id of the last event that had one.
    const QByteArray &lastId() const { return m_lastId; }

private:
    void takeLine();
    void takeField(const QByteArray &name, const QByteArray &value);
    void dispatch();

    std::function<void(const QByteArray &, const QByteArray &)> m_take;
    QByteArray m_line;
    QByteArray m_name;
    QByteArray m_data;
    QByteArray m_lastId;
    bool m_hasData = false;
    bool m_first = true;    //!< a byte order mark may come
    bool m_afterCr = false; //!< an LF now belongs to the line before
};

} // namespace Minideck
