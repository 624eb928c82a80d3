#pragma once

#include "connection.h"

#include <functional>

namespace Minideck {

//! The database of a data folder from a second process, whether its server runs or not. All of it waits.
namespace OpenData {

//! Reads as of one moment. Fails with DATA-UNREADABLE if there is no database, with DATA-OLDER or DATA-NEWER
//! if its schema is not ours: only the server brings one up to date.
Result<void> read(const QString &file, const std::function<void(Connection &)> &work);

//! Runs work in one transaction under the write lock, for which a running server waits like for its own. An
//! error of the connection means that nothing was changed.
Result<void> change(const QString &file, const std::function<void(Connection &)> &work);

} // namespace OpenData
} // namespace Minideck
