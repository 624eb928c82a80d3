#pragma once

#include <server/store/approvallist.h>

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace Minideck {

class Connection;
class JsonText;

//! Writes a snapshot on a thread of its own, inside one read transaction, a few pieces ahead of its reader
//! and no more, however slow that is. Ends at once when destroyed.
class SnapshotStream
{
public:
    //! What of a workspace is written.
    struct Content
    {
        qint64 workspace = 0;
        bool members = false;
        ApprovalScope approvals;
    };

    SnapshotStream(QString file, const Content &content);
    ~SnapshotStream();
    SnapshotStream(const SnapshotStream &) = delete;
    SnapshotStream &operator=(const SnapshotStream &) = delete;

    //! The next piece of about 64 KiB, or nothing at the end. Blocks until there is one. Throws if the rest
    //! cannot be read, as BodySource asks for, so that the reader sees a cut stream and no end line.
    std::optional<QByteArray> next();

private:
    enum class State { Running, Complete, Failed };

    void run(const QString &file, const Content &content);
    void write(Connection &connection, const Content &content);
    //! Hands over what was written; false when nobody wants it any more.
    bool hand(JsonText &json, qsizetype atLeast);
    void finish(State state);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QByteArray> m_pieces;
    State m_state = State::Running;
    bool m_unwanted = false;
    std::thread m_thread;
};

} // namespace Minideck
