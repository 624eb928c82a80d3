#pragma once

#include "database.h"

namespace Minideck {

//! The schema version that this program reads and writes.
int cacheSchemaVersion();

//! Brings an empty or older cache to the current schema, each step in one transaction. Errors: CacheTooNew;
//! CacheDamaged for a database that is not ours.
Result<void> migrateCache(const Database &database);

//! The indexes of the member table that a bulk load drops and builds again: the first group before the rows
//! are shown, the second right after, because only sorting by other columns needs it.
extern const char *const MemberIndexes;
extern const char *const MemberSortIndexes;
extern const char *const DropMemberIndexes;

} // namespace Minideck
