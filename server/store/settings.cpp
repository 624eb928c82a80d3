#include "settings.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::Settings {

QString value(Connection &connection, const QString &name)
{
    StoreStatement row(connection, u"SELECT value FROM setting WHERE name = ?"_qs);
    row.bind(name);
    const QString found = row.next() ? row.text(0) : QString();
    row.reset();
    return found;
}

void setValue(Connection &connection, const QString &name, const QString &value)
{
    StoreStatement(connection,
                   u"INSERT INTO setting (name, value) VALUES (?, ?)"
                   u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_qs)
        .bind(name)
        .bind(value)
        .run();
}

} // namespace Minideck::Settings
