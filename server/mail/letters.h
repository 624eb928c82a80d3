#pragma once

#include "mail.h"

#include <core/types/role.h>
#include <core/types/wireenum.h>

namespace Minideck {

//! What the server writes to people. Each letter says what it is about, what to do, and what to do if it was
//! not asked for. Id and recipient are left to the caller.
namespace Letters {

Mail verifyEmail(const QString &name, const QString &code);

//! To somebody who applies for a second account: says so, and nobody else learns it.
Mail accountExists(const QString &name);

Mail resetPassword(const QString &name, const QString &code);

//! After the fact, so that the owner of the account notices.
Mail passwordChanged(const QString &name);

Mail invitation(const QString &workspace, const QString &inviter, const WireEnum<Role> &role,
                const QString &code);

Mail test();

} // namespace Letters
} // namespace Minideck
