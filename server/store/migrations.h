#pragma once

#include <core/result.h>

#include <QStringList>

#include <vector>

namespace Minideck {

class Connection;

//! One step of the schema. Steps are never edited once released; a change is a new step.
struct Migration
{
    QStringList statements;

    //! SHA-256 over the statements, as hex; kept in the database to notice a different history.
    QString fingerprint() const;
};

//! All steps, oldest first; the schema version is their number.
const std::vector<Migration> &migrations();
int schemaVersion();

//! Brings the database from its user_version to `target`, each step in a transaction of its own. Refuses a
//! database whose earlier steps were others.
Result<void> migrate(Connection &connection, int target = schemaVersion());

} // namespace Minideck
