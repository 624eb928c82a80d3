#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>
#include <vector>

namespace Minideck {

//! A member as it stands in a snapshot, without a copy: the texts point into the parser's buffers and live
//! until the next record is read. UTF-8; times in milliseconds since 1970 UTC.
struct MemberRecord
{
    struct Assignment
    {
        std::string_view target;
        std::string_view role;
    };

    std::string_view id;
    qint64 revision = 0;
    std::string_view name;
    std::string_view email;
    std::string_view role;
    bool programCreator = false;
    std::string_view status;
    std::optional<qint64> startedAt;
    std::optional<qint64> lastActivityAt;
    std::string_view inviter;
    std::vector<Assignment> assignments;
    std::string_view assignmentsJson; //!< the same as it came, members unknown to us included

    //! Empties it for the next one and keeps the memory.
    void clear()
    {
        std::vector<Assignment> memory = std::move(assignments);
        memory.clear();
        *this = {};
        assignments = std::move(memory);
    }
};

//! A team as it stands in a snapshot; see MemberRecord.
struct TeamRecord
{
    std::string_view id;
    qint64 revision = 0;
    std::string_view name;
};

} // namespace Minideck
