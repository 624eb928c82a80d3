#pragma once

#include "approvalcaller.h"

namespace Minideck {

//! An approval as GET shows it, with what the caller can do: the JSON object alone, and as an answer with
//! ETag.
QByteArray approvalDetail(const ApprovalCaller &caller, Connection &connection,
                          const StoredApproval &approval);
HttpResponse approvalResponse(const ApprovalCaller &caller, Connection &connection,
                              const StoredApproval &approval, int status = 200);

} // namespace Minideck
