#pragma once

#include "onetimecodes.h"

#include <core/types/workspace.h>
#include <server/store/accountstore.h>
#include <server/store/auditstore.h>

#include <variant>

namespace Minideck {

//! Why an invitation cannot be accepted (MEM-2).
enum class AcceptanceRefusal {
    NotVerified,       //!< the address of the account is not verified yet (ACC-1)
    WrongCode,         //!< not a code of this address, used, expired or tried too often
    WorkspaceReadOnly, //!< only an active workspace can be changed (ACC-8)
};

//! Makes the invited member that a code stands for the person of the account, in the caller's transaction,
//! which has to commit for a wrong code to be counted.
namespace InvitationAcceptance {

//! The workspace that was joined. `origin` says when and by which request.
std::variant<WorkspaceId, AcceptanceRefusal> accept(Connection &connection, const OneTimeCodes &codes,
                                                    const AccountRecord &account, const QString &code,
                                                    AuditEvent origin);

} // namespace InvitationAcceptance
} // namespace Minideck
