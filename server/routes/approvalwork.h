#pragma once

#include "approvalcaller.h"
#include "effect.h"

#include <server/rules/approvaleffects.h>

#include <functional>

namespace Minideck {

//! Work on approvals: who does it, and with what. The same inside a workspace and above all of them.
class ApprovalWork
{
public:
    ApprovalWork(Effect &effect, const MasterKey &key);
    ApprovalWork(PlatformEffect &effect, const MasterKey &key);

    const RouteCall &call() const { return m_call; }
    Connection &connection() const { return m_connection; }
    const ApprovalCaller &caller() const { return m_caller; }

    std::optional<StoredApproval> find(const ApprovalId &id) const { return m_caller.find(m_connection, id); }

    //! Does something about the approval, with its effect; `act` is given the tools, whose journal is that of
    //! the workspace that it is about.
    std::optional<BrokenRule>
    with(const StoredApproval &approval,
         const std::function<std::optional<BrokenRule>(const ApprovalTools &, ApprovalEffect &)> &act) const;

    //! What stands against writing to it: If-Match, and a workspace that can only be read (ACC-8).
    std::optional<Problem> checkRevision(const StoredApproval &approval) const;
    std::optional<Problem> checkWorkspace(const StoredApproval &approval) const;

    //! The approval as it is now.
    Answer shown(const ApprovalId &id, int status = 200) const;

private:
    ChangeJournal journalOf(const StoredApproval &approval) const;

    const RouteCall &m_call;
    Connection &m_connection;
    const QDateTime m_now;
    Random &m_random;
    const MasterKey &m_key;
    const AuditEvent m_origin;
    const ApprovalCaller m_caller;
};

} // namespace Minideck
