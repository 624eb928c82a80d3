#pragma once

#include "database.h"

#include <string>

namespace Minideck {

//! The schema of one kind of file of ours: cache or outbox.
struct FileSchema
{
    qint64 applicationId = 0;         //!< tells it from any other SQLite file
    int version = 0;                  //!< that this program reads and writes
    std::string (*step)(int version); //!< what leads to that version from the one before
};

//! Brings an empty or older file to the current schema, each step in one transaction. Errors: CacheTooNew;
//! CacheDamaged for a database that is not of this kind.
Result<void> migrateFile(const Database &database, const FileSchema &schema);

} // namespace Minideck
