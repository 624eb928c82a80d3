#pragma once

#include "route.h"

#include <core/permissions.h>
#include <server/store/memberstore.h>
#include <server/store/workspacestore.h>

namespace Minideck {

//! The caller inside the workspace that the path names.
struct Membership
{
    WorkspaceRecord workspace;
    StoredMember member;

    //! Whether the table of product.md section 2 allows it for the target (ROL-1); without one, in the
    //! workspace as a whole.
    bool may(Permission permission, const Target &target = {}) const;

    //! Whether it allows it for anything in the workspace at all.
    bool mayAnywhere(Permission permission) const;
};

//! Looks up workspace and membership: 404 if there is none or it was not accepted yet, so that a name tells
//! nothing; 403 `member-blocked` for a blocked member (ROL-3).
std::variant<Membership, Problem> membershipOf(const RouteCall &call, Connection &connection);

//! The same, for routes that also need a permission, in the workspace as a whole or somewhere in it: 403
//! ROL-1 without it.
std::variant<Membership, Problem> membershipWith(Permission permission, const RouteCall &call,
                                                 Connection &connection);
std::variant<Membership, Problem> membershipSomewhere(Permission permission, const RouteCall &call,
                                                      Connection &connection);

} // namespace Minideck
