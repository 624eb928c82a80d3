#pragma once

#include "connection.h"
#include "workerthread.h"

#include <core/result.h>

#include <QString>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <type_traits>
#include <vector>

namespace Minideck {

//! The server's SQLite file (spec/api.md 13): one thread that writes, two that read, each with a connection
//! of its own. Work is posted as a function of a connection and runs as one transaction; its answer comes by
//! callback on the database thread. A second storage takes this class's place and StoreStatement's; the
//! stores above speak only to those two.
class StoreDatabase
{
public:
    //! Opens or creates the file and brings it to the newest schema. Blocks. Refuses, without changing a
    //! byte, a file that is no database of ours, is damaged, or has a newer schema (code DATA-…).
    static Result<std::unique_ptr<StoreDatabase>> open(const QString &file);
    ~StoreDatabase();

    //! Whether the file, if there is one, has the header of a database of ours that this version can read.
    //! Only reads.
    static Result<void> checkHeader(const QString &path);

    //! Puts a question to a reading thread: everything it reads is of one moment.
    template <typename Question, typename Answer>
    void read(Question question, Answer answer);

    //! Does the work in one transaction under the write lock (BEGIN IMMEDIATE). The answer comes after the
    //! commit reached the disk; an error of the connection means that nothing was changed.
    template <typename Work, typename Answer>
    void write(Work work, Answer answer);

    //! The same, waiting for it: for start-up, seeds and tests, never on a thread that serves requests.
    template <typename Work>
    auto writeAndWait(Work work);
    template <typename Question>
    auto readAndWait(Question question);

    const QString &file() const { return m_file; }

private:
    //! A connection lives and dies on its thread.
    struct Seat
    {
        std::unique_ptr<Connection> connection;
        WorkerThread thread; // last, so that it ends first
    };

    StoreDatabase() = default;
    static Result<void> prepare(Connection &connection, const QString &file);
    Result<void> openSeat(Seat &seat, Connection::Access access);
    static void begin(Connection &connection, Connection::Access access);
    static void end(Connection &connection);

    template <typename Work, typename Answer>
    void post(Seat &seat, Connection::Access access, Work work, Answer answer);

    QString m_file;
    Seat m_writer;
    std::vector<std::unique_ptr<Seat>> m_readers;
    std::atomic<unsigned> m_nextReader = 0;
};

template <typename Work, typename Answer>
void StoreDatabase::post(Seat &seat, Connection::Access access, Work work, Answer answer)
{
    seat.thread.post([&seat, access, work = std::move(work), answer = std::move(answer)]() mutable {
        using Value = std::invoke_result_t<Work, Connection &>;
        Connection &connection = *seat.connection;
        begin(connection, access);
        if constexpr (std::is_void_v<Value>) {
            if (!connection.error())
                work(connection);
            end(connection);
            answer(connection.error() ? Result<void>(*connection.error()) : Result<void>());
        } else {
            std::optional<Value> value;
            if (!connection.error())
                value = work(connection);
            end(connection);
            answer(connection.error() ? Result<Value>(*connection.error())
                                      : Result<Value>(std::move(*value)));
        }
    });
}

template <typename Question, typename Answer>
void StoreDatabase::read(Question question, Answer answer)
{
    Seat &seat = *m_readers[m_nextReader++ % m_readers.size()];
    post(seat, Connection::Access::ReadOnly, std::move(question), std::move(answer));
}

template <typename Work, typename Answer>
void StoreDatabase::write(Work work, Answer answer)
{
    post(m_writer, Connection::Access::ReadWrite, std::move(work), std::move(answer));
}

template <typename Work>
auto StoreDatabase::writeAndWait(Work work)
{
    using Value = Result<std::invoke_result_t<Work, Connection &>>;
    auto promise = std::make_shared<std::promise<Value>>();
    write(std::move(work), [promise](Value value) { promise->set_value(std::move(value)); });
    return promise->get_future().get();
}

template <typename Question>
auto StoreDatabase::readAndWait(Question question)
{
    using Value = Result<std::invoke_result_t<Question, Connection &>>;
    auto promise = std::make_shared<std::promise<Value>>();
    read(std::move(question), [promise](Value value) { promise->set_value(std::move(value)); });
    return promise->get_future().get();
}

} // namespace Minideck
