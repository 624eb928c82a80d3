#pragma once

#include "jsontext.h"

#include <core/permissions.h>
#include <core/types/member.h>
#include <core/types/workspace.h>

#include <QList>

namespace Minideck {

//! One thing that could be done to a member, and the machine reason if it cannot (spec/api.md 2).
struct AllowedAction
{
    Permission action;
    QString reason; //!< empty if allowed

    bool operator==(const AllowedAction &) const = default;
};

//! What an administrator can do to the member now: the last active one is protected (ROL-4), and a workspace
//! that is not active is read only (ACC-8).
QList<AllowedAction> memberActions(const Member &member, WorkspaceStatus workspace, qint64 activeAdmins);

//! Writes the contract's `allowedActions` into an object that is open.
void writeActions(JsonText &json, const QList<AllowedAction> &actions);

} // namespace Minideck
