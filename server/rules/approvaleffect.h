#pragma once

#include "changejournal.h"
#include "memberchanges.h"
#include "workspacefacts.h"

#include <server/store/approvalstore.h>

#include <variant>

namespace Minideck {

class MasterKey;
class Random;

//! What the effects of approvals work with, in the caller's transaction. The journal is that of the workspace
//! that the approval is about.
struct ApprovalTools
{
    Connection &connection;
    const QDateTime now;
    Random &random;
    const MasterKey &key;
    ChangeJournal &journal;
};

//! What somebody asks for. Which of it is needed is for the category to say; in a later round, what is not
//! given stays as it was.
struct ApprovalWish
{
    std::optional<Role> role;
    std::optional<WorkspaceFacts> change;
    QString reason; //!< may be empty
};

//! What a decider says.
struct ApprovalVerdict
{
    qint64 decider = 0;       //!< key of an account, 0 for the holder of the data folder
    QString text;             //!< a note or, for a rejection, the reason (APR-6)
    std::optional<Role> role; //!< that is granted instead of the one asked for (MEM-9)
};

//! What one category of approvals does. One subclass for each category.
class ApprovalEffect
{
public:
    virtual ~ApprovalEffect() = default;

    //! Looks whether that can be asked for, and writes it into the approval: subject, facts, and of the round
    //! what is asked for with what it is held against. Called for each round.
    virtual std::optional<BrokenRule> ask(StoredApproval &approval, const ApprovalWish &wish) = 0;

    //! Does what was asked for, and says what was granted.
    virtual std::variant<QJsonObject, BrokenRule> approve(const StoredApproval &approval,
                                                          const ApprovalVerdict &verdict) = 0;

    //! What has to happen when it is not to be; mostly nothing.
    virtual std::optional<BrokenRule> reject(const StoredApproval &, const QString &) { return {}; }
    virtual std::optional<BrokenRule> withdraw(const StoredApproval &) { return {}; }

protected:
    ApprovalEffect() = default;
    Q_DISABLE_COPY_MOVE(ApprovalEffect)
};

} // namespace Minideck
