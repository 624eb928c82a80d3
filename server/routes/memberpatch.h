#pragma once

#include "problem.h"

#include <server/rules/memberchanges.h>

#include <variant>

namespace Minideck {
class JsonBody;
}

namespace Minideck::MemberPatchBody {

//! The only type of a patch that is taken: RFC 7396, where lists are replaced whole.
inline constexpr auto MediaType = "application/merge-patch+json";

//! Reads the body of a PATCH of a member of the workspace; 400, 415 or 422 if it cannot be one. Every target
//! of an assignment is there, with its name.
std::variant<MemberPatch, Problem> read(const HttpRequest &request, Connection &connection, qint64 workspace);

//! Reads the member `assignments` of an object: places that are there, each role once.
QList<Assignment> readAssignments(JsonBody &body, Connection &connection, qint64 workspace);

} // namespace Minideck::MemberPatchBody
