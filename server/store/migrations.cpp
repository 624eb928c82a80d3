#include "migrations.h"

#include "connection.h"
#include "schema.h"
#include "storestatement.h"

#include <QCryptographicHash>

namespace Minideck {

QString Migration::fingerprint() const
{
    return QString::fromLatin1(
        QCryptographicHash::hash(statements.join(u";\n"_qs).toUtf8(), QCryptographicHash::Sha256).toHex());
}

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all{
        {Schema::firstTables()},     {Schema::writingTables()},  {Schema::identityTables()},
        {Schema::workspaceTables()}, {Schema::approvalTables()},
    };
    return all;
}

int schemaVersion()
{
    return static_cast<int>(migrations().size());
}

static Result<void> checkHistory(Connection &connection, int version)
{
    StoreStatement applied(connection, u"SELECT fingerprint FROM migration ORDER BY version"_qs);
    int count = 0;
    bool same = true;
    while (applied.next()) {
        const auto place = static_cast<std::size_t>(count++);
        same = same && place < migrations().size() && applied.text(0) == migrations()[place].fingerprint();
    }
    if (connection.error())
        return *connection.error();
    if (!same || count != version) {
        return Error{.kind = ErrorKind::ServerFailed,
                     .code = u"DATA-NEWER"_qs,
                     .detail = u"the database was built by a different version of this program"_qs};
    }
    return {};
}

static void applyStep(Connection &connection, int version, const Migration &step)
{
    connection.execute(u"BEGIN IMMEDIATE"_qs);
    if (version == 1) {
        connection.execute(u"CREATE TABLE migration (version INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL)"
                           u" STRICT"_qs);
    }
    for (const QString &statement : step.statements)
        connection.execute(statement);
    if (!connection.error()) {
        StoreStatement(connection, u"INSERT INTO migration (version, fingerprint) VALUES (?, ?)"_qs)
            .bind(version)
            .bind(step.fingerprint())
            .run();
    }
    connection.execute(u"PRAGMA user_version = %1"_qs.arg(version));
    connection.execute(u"COMMIT"_qs);
    if (connection.error()) {
        const Error cause = *connection.error();
        connection.clearError();
        connection.execute(u"ROLLBACK"_qs);
        connection.clearError();
        connection.fail(cause);
    }
}

Result<void> migrate(Connection &connection, int target)
{
    const int version = connection.value(u"PRAGMA user_version"_qs).toInt();
    if (version > 0) {
        if (auto checked = checkHistory(connection, version); !checked)
            return checked;
    }
    for (int step = version + 1; step <= target && !connection.error(); ++step)
        applyStep(connection, step, migrations()[static_cast<std::size_t>(step - 1)]);
    if (connection.error())
        return *connection.error();
    return {};
}

} // namespace Minideck
