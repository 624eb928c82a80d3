#pragma once

#include <Qt>

namespace Minideck {

// Roles of MembersModel beyond the ordinary ones; the same for every column of a row.
enum class MemberRole {
    MemberIdRole = Qt::UserRole + 1, // QString
    StatusRole,                      // QString, the wire name: "invited", "active", "inactive" or unknown
    PendingRole,                     // bool: nothing of this row is known yet, paint a placeholder
};

} // namespace Minideck
