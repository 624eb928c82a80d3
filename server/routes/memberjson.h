#pragma once

#include "jsontext.h"

#include <server/store/memberstore.h>
#include <server/store/workspacestore.h>

namespace Minideck {

//! Writes the members of the contract's Member and Team into an object that is open. List, detail and
//! snapshot show the same.
void writeMember(JsonText &json, const StoredMember &record);
void writeTeam(JsonText &json, const StoredTeam &record);

} // namespace Minideck
