#pragma once

#include "jsontext.h"

#include <server/store/accountstore.h>

namespace Minideck {

//! Writes the members `account` and `workspaces` of a session into an object that is open.
void writeSessionAccount(JsonText &json, const AccountRecord &account,
                         const QList<AccountWorkspace> &workspaces);

//! A workspace as the contract shows it to one of its members, as an object.
void writeWorkspace(JsonText &json, const AccountWorkspace &workspace);

//! The account as a resource of its own.
QByteArray accountDetail(const AccountRecord &account);

} // namespace Minideck
