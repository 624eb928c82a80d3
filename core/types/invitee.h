#pragma once

#include "role.h"

#include <QString>

namespace Minideck {

//! Somebody who is to be invited (MEM-2).
struct Invitee
{
    QString email;
    Role role = Role::Developer;

    bool operator==(const Invitee &) const = default;
};

} // namespace Minideck
