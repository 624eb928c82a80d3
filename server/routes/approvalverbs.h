#pragma once

#include "approvalwork.h"

namespace Minideck::ApprovalVerbs {

//! What is done to one approval that the caller sees, with its body, If-Match and rules; each answers with
//! the approval as it is then.
using Verb = Answer (*)(const ApprovalWork &work, const StoredApproval &approval);

Answer approve(const ApprovalWork &work, const StoredApproval &approval);
Answer reject(const ApprovalWork &work, const StoredApproval &approval);
Answer withdraw(const ApprovalWork &work, const StoredApproval &approval);
Answer resubmit(const ApprovalWork &work, const StoredApproval &approval);

//! Adds something, so it needs no revision.
Answer comment(const ApprovalWork &work, const StoredApproval &approval);

//! The paths of the verbs, behind the one of the approval.
inline const std::pair<QString, Verb> All[] = {
    {QStringLiteral("approve"), approve},   {QStringLiteral("reject"), reject},
    {QStringLiteral("withdraw"), withdraw}, {QStringLiteral("resubmit"), resubmit},
    {QStringLiteral("comments"), comment},
};

//! Finds the approval of that id and does it: 404 for one that the caller does not see.
Answer run(const ApprovalWork &work, const QString &id, Verb verb);

} // namespace Minideck::ApprovalVerbs
