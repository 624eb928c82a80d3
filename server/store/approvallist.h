#pragma once

#include "approvalstore.h"
#include "storestatement.h"

namespace Minideck {

//! Which approvals somebody may see at all.
struct ApprovalScope
{
    qint64 workspace = 0;            //!< 0 for what is above the workspaces
    qint64 account = 0;              //!< the own ones are always seen
    bool all = false;                //!< all of the workspace, or all that operators decide
    QList<ApprovalCategory> decides; //!< what the account decides, for the view "Pending for me" (APR-4)
    bool ownToo = false;             //!< whether the own requests are among these (APR-5)
};

//! A question about approvals: conditions are AND-ed, the values inside one are OR-ed, an empty one holds for
//! all.
struct ApprovalQuery
{
    std::optional<ApprovalView> view;
    QList<ApprovalStatus> statuses;
    QList<ApprovalCategory> categories;
    QList<ApprovalGroup> groups;
    AccountId applicant;
    QString search; //!< part of what it is about, or of the applicant's name or e-mail
};

//! Lists of approvals, newest first.
namespace ApprovalList {

//! At most `limit`, older than the given id.
QList<StoredApproval> page(Connection &connection, const ApprovalScope &scope, const ApprovalQuery &query,
                           int limit, const ApprovalId &after);
qint64 count(Connection &connection, const ApprovalScope &scope, const ApprovalQuery &query = {});

//! Whether the scope holds it.
bool sees(Connection &connection, const ApprovalScope &scope, const ApprovalId &id);

} // namespace ApprovalList

//! Reads all approvals of a scope one by one, oldest first.
class ApprovalWalk
{
public:
    ApprovalWalk(Connection &connection, const ApprovalScope &scope);

    //! The next one; nothing at the end or after an error of the connection.
    std::optional<StoredApproval> next();

private:
    StoreStatement m_row;
};

} // namespace Minideck
