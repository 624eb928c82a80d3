#include "fileschema.h"

namespace Minideck {

static Result<void> runStep(const Database &database, const FileSchema &schema, int version)
{
    Transaction transaction(database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Write); !begun)
        return begun;
    const std::string sql = schema.step(version) + "PRAGMA application_id="
        + std::to_string(schema.applicationId) + ";PRAGMA user_version=" + std::to_string(version) + ";";
    if (Result<void> done = database.execute(sql.c_str()); !done)
        return done;
    return transaction.commit();
}

Result<void> migrateFile(const Database &database, const FileSchema &schema)
{
    const Result<qint64> version = database.number("PRAGMA user_version");
    const Result<qint64> owner = database.number("PRAGMA application_id");
    const Result<qint64> tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!version || !owner || !tables)
        return !version ? version.error() : !owner ? owner.error() : tables.error();
    if (*owner != schema.applicationId && *tables > 0)
        return Error{.kind = ErrorKind::CacheDamaged, .detail = u"a database of another program"_qs};
    if (*version > schema.version)
        return Error{.kind = ErrorKind::CacheTooNew, .detail = u"schema "_qs + QString::number(*version)};
    for (int next = static_cast<int>(*version) + 1; next <= schema.version; ++next) {
        if (Result<void> done = runStep(database, schema, next); !done)
            return done;
    }
    return {};
}

} // namespace Minideck
