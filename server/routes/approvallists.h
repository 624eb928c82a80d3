#pragma once

#include "approvalcaller.h"

namespace Minideck {

class MasterKey;

//! A page of the approvals that the caller sees (APR-2, APR-4), newest first. `place` names the list, for its
//! cursors.
Answer listApprovals(const RouteCall &call, Connection &connection, const ApprovalCaller &caller,
                     const QString &place, const MasterKey &key);

//! One of them, or that it is still what If-None-Match says.
Answer showApproval(const RouteCall &call, Connection &connection, const ApprovalCaller &caller,
                    const QString &id);

} // namespace Minideck
