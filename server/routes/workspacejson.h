#pragma once

#include "jsontext.h"

#include <server/store/registrationstore.h>

namespace Minideck {

//! Writes name and state of a workspace, as snapshot and feed show them, into an object that is open.
void writeWorkspaceState(JsonText &json, const WorkspaceRecord &workspace);

//! Writes what every detail of a workspace has (ACC-4): the state, what it was registered with, and what all
//! resources have (spec/api.md 2).
void writeRegistration(JsonText &json, const Registration &registration);

} // namespace Minideck
