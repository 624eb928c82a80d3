#pragma once

#include "jsontext.h"

#include <server/store/memberstore.h>
#include <server/store/workspacestore.h>

namespace Minideck {

//! Writes the members of the contract's Member and Team into an object that is open. List, detail and
//! snapshot show the same.
void writeMember(JsonText &json, const StoredMember &record);
void writeTeam(JsonText &json, const StoredTeam &record);

//! Writes a member as somebody sees it who may only assign roles: name, e-mail and the given assignments.
void writeAssignable(JsonText &json, const StoredMember &record, const QList<Assignment> &assignments);

//! Writes the contract's `assignments` into an object that is open.
void writeAssignments(JsonText &json, const QList<Assignment> &assignments);

} // namespace Minideck
