#pragma once

#include "changejournal.h"

#include <server/store/memberstore.h>

#include <optional>

namespace Minideck {

//! What a PATCH of a member asks for; what is not set stays as it is.
struct MemberPatch
{
    std::optional<Role> role;
    std::optional<bool> programCreator;
    std::optional<QList<Assignment>> assignments; //!< all of them
};

//! A rule that stands against a change, with the sentence that says what must happen first.
struct BrokenRule
{
    QString rule; //!< its ID, such as "ROL-4"
    QString detail;
    QString reason = {}; //!< machine reason, such as "lastAdmin"
};

//! Changes of members as their rules allow them, in the caller's transaction. Each gives the broken rule, or
//! does what is asked; a member that is so already gets no new revision (MEM-5).
class MemberChanges
{
public:
    MemberChanges(Connection &connection, qint64 workspace, const QDateTime &now, ChangeJournal &journal);

    std::optional<BrokenRule> patch(const StoredMember &record, const MemberPatch &patch);
    std::optional<BrokenRule> block(const StoredMember &record);
    std::optional<BrokenRule> unblock(const StoredMember &record);
    std::optional<BrokenRule> remove(const StoredMember &record);

private:
    bool isLastAdmin(const Member &member);
    std::optional<BrokenRule> abandoned(const StoredMember &record, const QList<Assignment> &left);
    std::optional<BrokenRule> setStatus(const StoredMember &record, Permission action, MemberStatus status);

    Connection &m_connection;
    const qint64 m_workspace;
    const QDateTime m_now;
    ChangeJournal &m_journal;
};

} // namespace Minideck
