#pragma once

#include "jsontext.h"

#include <server/store/approvalstore.h>

namespace Minideck {

//! Writes the members of the contract's Approval into an object that is open. List, detail, snapshot and feed
//! show the same (APR-2).
void writeApproval(JsonText &json, const StoredApproval &approval);

//! Writes what the detail has beside it (APR-7): every round with what it was held against and what became of
//! it, and the comments.
void writeApprovalHistory(JsonText &json, Connection &connection, const StoredApproval &approval);

} // namespace Minideck
