#pragma once

#include <client/cache/memberrecord.h>

#include <simdjson.h>

namespace Minideck {

//! Reads a member of the contract from a parsed object into views that live as long as the parser's buffers.
//! Unknown fields are passed over; a missing id or a field of another type is an error.
simdjson::error_code readMemberJson(simdjson::ondemand::object &fields, MemberRecord &member);

//! The same for a team.
simdjson::error_code readTeamJson(simdjson::ondemand::object &fields, TeamRecord &team);

} // namespace Minideck
