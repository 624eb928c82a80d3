#pragma once

#include <core/ids.h>
#include <core/types/approval.h>

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace Minideck {

class Connection;
class StoreStatement;

//! What was asked for in one round, and what it was held against (VER-6).
struct ApprovalRound
{
    int number = 1;
    QString reason;      //!< in the applicant's words; may be empty
    QJsonObject base;    //!< how it was when it was asked
    QJsonObject payload; //!< what is asked for
    QDateTime submittedAt;
};

//! An account as approvals name it.
struct ApprovalPerson
{
    qint64 key = 0; //!< 0 for the holder of the data folder
    AccountId id;
    QString name;
    QString email;
};

//! An approval with the round that is reviewed, or was reviewed last.
struct StoredApproval
{
    qint64 key = 0;
    ApprovalId id;
    qint64 workspace = 0; //!< whose members see it; 0 for what only operators and the applicant see
    ApprovalCategory category = ApprovalCategory::MemberRequest;
    ApprovalStatus status = ApprovalStatus::InReview;
    QString subjectId;   //!< what it is about: a workspace or a member; empty for somebody who wants to join
    QString workspaceId; //!< of `workspace`; empty for none
    ApprovalPerson applicant;
    QJsonObject facts; //!< what a sentence about it needs (APR-7)
    ApprovalRound round;
    int comments = 0;
    qint64 revision = 1;
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime finishedAt; //!< invalid while it is in review
};

//! What became of a round.
struct ApprovalDecision
{
    int round = 1;
    ApprovalStatus status = ApprovalStatus::Approved;
    ApprovalPerson decider;
    QString text;       //!< note of an approval, reason of a rejection (APR-6)
    QJsonObject result; //!< what was granted
    QDateTime decidedAt;
};

//! What somebody said about an approval.
struct ApprovalComment
{
    ApprovalCommentId id;
    ApprovalPerson author;
    QString text;
    QDateTime createdAt;
};

//! Approvals one by one. What may be done is decided above.
namespace ApprovalRows {

std::optional<StoredApproval> byId(Connection &connection, const ApprovalId &id);

//! The newest of its category about that thing.
std::optional<StoredApproval> newestAbout(Connection &connection, ApprovalCategory category,
                                          const QString &subjectId);

//! What the account has in review, of one category; in the workspace, or anywhere for 0.
QList<StoredApproval> openOf(Connection &connection, qint64 account, ApprovalCategory category,
                             qint64 workspace);

//! Adds an approval with its first round and gives its key. `search` is what it is found by.
qint64 insert(Connection &connection, const StoredApproval &approval, const QString &search,
              const QDateTime &now);

//! Begins another round: in review again, with its own facts.
void addRound(Connection &connection, const StoredApproval &approval, const QString &search,
              const QDateTime &now);

//! Ends the review; the approval gets a new revision. Withdrawing is no decision.
void finish(Connection &connection, const StoredApproval &approval, ApprovalStatus status,
            const QDateTime &now);
void insertDecision(Connection &connection, qint64 approval, const ApprovalDecision &decision);

//! Adds a comment; the approval gets a new revision.
void insertComment(Connection &connection, qint64 approval, const ApprovalComment &comment);

//! All rounds, decisions and comments, oldest first.
QList<ApprovalRound> rounds(Connection &connection, qint64 approval);
QList<ApprovalDecision> decisions(Connection &connection, qint64 approval);
QList<ApprovalComment> comments(Connection &connection, qint64 approval);

//! What a question about approvals begins with, and the approval of its row.
QString select();
StoredApproval at(const StoreStatement &row);

} // namespace ApprovalRows
} // namespace Minideck
