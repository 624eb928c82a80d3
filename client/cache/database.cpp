#include "database.h"

#include <QFile>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

namespace Minideck {

namespace {

// About 10,000 instructions pass in 0.1 ms: often enough for a key press, too rare to cost anything.
constexpr int InstructionsBetweenLooks = 10000;

constexpr const char *CommonPragmas = "PRAGMA busy_timeout=5000;"
                                      "PRAGMA trusted_schema=OFF;"
                                      "PRAGMA cell_size_check=ON;"
                                      "PRAGMA mmap_size=0;";

constexpr const char *WritingPragmas = "PRAGMA journal_mode=WAL;"
                                       "PRAGMA synchronous=NORMAL;"
                                       "PRAGMA foreign_keys=ON;"
                                       "PRAGMA secure_delete=ON;"
                                       "PRAGMA wal_autocheckpoint=8000;"
                                       "PRAGMA journal_size_limit=16777216;"
                                       "PRAGMA cache_size=-16384;";

int cancelled(void *flag)
{
    return static_cast<const std::atomic<bool> *>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

// SQLite gives -wal and -shm the mode of the main file, so it has to be right from the first byte on.
void createPrivately(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
}

} // namespace

void Database::Close::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

Result<Database> Database::open(const QString &path, Access access)
{
    const QByteArray name = QFile::encodeName(path);
    const bool writes = access == Access::ReadWrite;
    if (writes)
        createPrivately(name);

    sqlite3 *raw = nullptr;
    const int flags = (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX
        | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(name.constData(), &raw, flags, nullptr);
    Database database;
    database.m_connection.reset(raw);
    if (code != SQLITE_OK)
        return sqliteError(raw, "open");
    // SQLite tries once more without writing if the system has not let it, be it only for a moment.
    if (writes && sqlite3_db_readonly(raw, "main") != 0)
        return Error{.kind = ErrorKind::CacheFailed, .detail = u"open: cannot be written"_qs};

    if (Result<void> done = database.execute(CommonPragmas); !done)
        return done.error();
    if (writes) {
        if (Result<void> done = database.execute(WritingPragmas); !done)
            return done.error();
    }
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    return Statement::prepare(handle(), sql);
}

Result<void> Database::execute(const char *sql) const
{
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteError(handle(), "execute");
    return {};
}

Result<qint64> Database::number(std::string_view sql) const
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    const Result<bool> row = statement->step();
    if (!row)
        return row.error();
    return *row ? statement->integer(0) : 0;
}

void Database::setCancelFlag(const std::atomic<bool> *flag)
{
    // SQLite's own interrupt may hit the question after the one that was meant; a flag per question cannot.
    sqlite3_progress_handler(handle(), flag ? InstructionsBetweenLooks : 0, flag ? &cancelled : nullptr,
                             const_cast<std::atomic<bool> *>(flag));
}

Transaction::~Transaction()
{
    if (m_open)
        (void)m_database.execute("ROLLBACK");
}

Result<void> Transaction::begin(Kind kind)
{
    Result<void> done = m_database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    m_open = done.hasValue();
    return done;
}

Result<void> Transaction::commit()
{
    Result<void> done = m_database.execute("COMMIT");
    if (done)
        m_open = false;
    return done;
}

} // namespace Minideck
