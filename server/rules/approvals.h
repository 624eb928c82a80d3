#pragma once

#include "approvaleffect.h"

namespace Minideck {

//! The way of everything that is asked for: put up for review, decided, withdrawn, asked anew (APR-3, 5, 6,
//! 9), in the caller's transaction. Each gives the broken rule, or does what is asked, with its place in the
//! feed and its event in the log. Who may see and decide it was looked at before.
class Approvals
{
public:
    static constexpr int MostComments = 500; //!< of one approval

    explicit Approvals(const ApprovalTools &tools)
        : m_tools(tools)
    { }

    //! Puts a request up for review. `about` says who asks for what where; the category writes the rest.
    std::variant<ApprovalId, BrokenRule> submit(StoredApproval about, const ApprovalWish &wish,
                                                ApprovalEffect &effect) const;

    std::optional<BrokenRule> approve(const StoredApproval &approval, const ApprovalVerdict &verdict,
                                      ApprovalEffect &effect) const;
    std::optional<BrokenRule> reject(const StoredApproval &approval, const ApprovalVerdict &verdict,
                                     ApprovalEffect &effect) const;

    //! For the applicant, before it is decided.
    std::optional<BrokenRule> withdraw(const StoredApproval &approval, ApprovalEffect &effect) const;

    //! For the applicant, after a rejection: another round, with the words of the one before where the wish
    //! has none.
    std::optional<BrokenRule> resubmit(const StoredApproval &approval, const ApprovalWish &wish,
                                       ApprovalEffect &effect) const;

    //! For whoever sees it, in whatever state it is.
    std::optional<BrokenRule> comment(const StoredApproval &approval, qint64 author,
                                      const QString &text) const;

private:
    std::optional<BrokenRule> mayDecide(const StoredApproval &approval, const ApprovalVerdict &verdict) const;
    void end(const StoredApproval &approval, ApprovalStatus status, const ApprovalVerdict &verdict,
             const QJsonObject &result) const;
    void note(const QString &action, const StoredApproval &approval, const QJsonObject &before,
              const QJsonObject &after, const QString &reason) const;

    const ApprovalTools m_tools;
};

} // namespace Minideck
