#include "storedatabase.h"

#include "migrations.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace Minideck {

static constexpr int Readers = 2;

// "MDPS", so that a database of another program is not taken for ours.
static constexpr quint32 ApplicationId = 0x4D445053;

static Error refused(const QString &code, const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::ServerFailed,
                 .code = code,
                 .detail = u"%1 %2; it was left as it is"_qs.arg(file, why)};
}

//! Looks at the file's own header (SQLite file format 1.3), because even opening can write.
Result<void> StoreDatabase::checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return refused(u"DATA-UNREADABLE"_qs, path, u"cannot be read"_qs);
    const QByteArray header = file.read(100);
    if (header.size() < 100 || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return refused(u"DATA-DAMAGED"_qs, path, u"is not a database"_qs);
    const auto version = qFromBigEndian<quint32>(header.constData() + 60);
    const auto application = qFromBigEndian<quint32>(header.constData() + 68);
    if (application != ApplicationId && (application != 0 || version != 0))
        return refused(u"DATA-DAMAGED"_qs, path, u"is the database of another program"_qs);
    if (version > static_cast<quint32>(schemaVersion()))
        return refused(u"DATA-NEWER"_qs, path, u"was written by a newer version of this program"_qs);
    return {};
}

static Result<void> makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        // NewOnly keeps a file that appears meanwhile.
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return refused(u"DATA-UNREADABLE"_qs, path, u"cannot be created: "_qs + file.errorString());
        file.close();
    }
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return refused(u"DATA-UNREADABLE"_qs, path, u"cannot be made private"_qs);
    return {};
}

Result<void> StoreDatabase::prepare(Connection &connection, const QString &file)
{
    if (auto opened = connection.open(file, Connection::Access::ReadWrite); !opened)
        return refused(u"DATA-UNREADABLE"_qs, file, u"cannot be opened: "_qs + opened.error().detail);

    // The newest version number may still stand in the write-ahead log, where the header check cannot see it.
    const int version = connection.value(u"PRAGMA user_version"_qs).toInt();
    if (version > schemaVersion())
        return refused(u"DATA-NEWER"_qs, file, u"was written by a newer version of this program"_qs);
    const QString check = version > 0 ? connection.value(u"PRAGMA quick_check(1)"_qs) : u"ok"_qs;
    if (connection.error() || check != u"ok"_qs)
        return refused(u"DATA-DAMAGED"_qs, file, u"is damaged"_qs);

    connection.execute(u"PRAGMA journal_mode = WAL"_qs);
    connection.execute(u"PRAGMA application_id = %1"_qs.arg(ApplicationId));
    connection.harden();
    if (connection.error())
        return *connection.error();
    return migrate(connection);
}

Result<std::unique_ptr<StoreDatabase>> StoreDatabase::open(const QString &file)
{
    if (auto checked = checkHeader(file); !checked)
        return checked.error();
    if (auto made = makePrivateFile(file); !made)
        return made.error();

    std::unique_ptr<StoreDatabase> database(new StoreDatabase);
    database->m_file = file;
    if (auto opened = database->openSeat(database->m_writer, Connection::Access::ReadWrite); !opened)
        return opened.error();
    for (int i = 0; i < Readers; ++i) {
        database->m_readers.push_back(std::make_unique<Seat>());
        if (auto opened = database->openSeat(*database->m_readers.back(), Connection::Access::ReadOnly);
            !opened)
            return opened.error();
    }
    return database;
}

Result<void> StoreDatabase::openSeat(Seat &seat, Connection::Access access)
{
    std::promise<Result<void>> promise;
    seat.thread.post([&] {
        seat.connection = std::make_unique<Connection>();
        if (access == Connection::Access::ReadWrite) {
            promise.set_value(prepare(*seat.connection, m_file));
            return;
        }
        auto opened = seat.connection->open(m_file, access);
        seat.connection->harden();
        promise.set_value(std::move(opened));
    });
    return promise.get_future().get();
}

StoreDatabase::~StoreDatabase()
{
    for (const auto &reader : m_readers)
        reader->thread.post([&seat = *reader] { seat.connection.reset(); });
    m_readers.clear();
    // The writer goes last: closing the last connection folds the write-ahead log into the file.
    m_writer.thread.post([this] { m_writer.connection.reset(); });
}

void StoreDatabase::begin(Connection &connection, Connection::Access access)
{
    connection.clearError();
    connection.execute(access == Connection::Access::ReadWrite ? u"BEGIN IMMEDIATE"_qs : u"BEGIN"_qs);
}

void StoreDatabase::end(Connection &connection)
{
    if (!connection.error())
        connection.execute(u"COMMIT"_qs);
    if (!connection.error())
        return;
    const Error cause = *connection.error();
    connection.clearError();
    connection.execute(u"ROLLBACK"_qs);
    connection.clearError(); // there may be nothing to roll back, if BEGIN itself failed
    connection.fail(cause);
}

} // namespace Minideck
