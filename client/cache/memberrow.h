#pragma once

#include "statement.h"

#include <core/types/member.h>

#include <memory>

namespace Minideck {

//! The columns of a member in the order that readMember() expects.
inline constexpr std::string_view MemberColumns =
    "id, revision, name, email, role, creator, status, started_at, activity_at, inviter, assignments";

//! Reads members out of rows; holds the memory that this takes from one row to the next.
class MemberRowReader
{
public:
    MemberRowReader();
    ~MemberRowReader();

    //! The member in the current row of a statement that selects MemberColumns.
    Member member(const Statement &statement);

    //! Assignments from the JSON text of the contract; unknown kinds and roles are kept, a text that is no
    //! array gives none.
    QList<Assignment> assignments(std::string_view json);

private:
    class Json;
    std::unique_ptr<Json> m_json;
};

} // namespace Minideck
