#include "approvalstore.h"

#include "connection.h"
#include "foldedtext.h"
#include "storestatement.h"

#include <QJsonDocument>

namespace Minideck::ApprovalRows {

static QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

static QJsonObject object(const StoreStatement &row, int column)
{
    return QJsonDocument::fromJson(row.text(column).toUtf8()).object();
}

static ApprovalPerson person(const StoreStatement &row, int column)
{
    return {.key = row.integer(column),
            .id = AccountId(row.text(column + 1)),
            .name = row.text(column + 2),
            .email = row.text(column + 3)};
}

QString select()
{
    return u"SELECT approval.key, approval.id, ifnull(approval.workspace, 0), approval.category,"
           u" approval.status, approval.subject_id, ifnull(workspace.id, ''), account.key, account.id,"
           u" account.name, account.email, approval.facts, approval.round, approval_round.reason,"
           u" approval_round.base, approval_round.payload, approval_round.submitted_at, approval.comments,"
           u" approval.revision, approval.created_at, approval.updated_at, approval.finished_at"
           u" FROM approval JOIN account ON account.key = approval.applicant"
           u" JOIN approval_round ON approval_round.approval = approval.key"
           u" AND approval_round.number = approval.round"
           u" LEFT JOIN workspace ON workspace.key = approval.workspace"_qs;
}

StoredApproval at(const StoreStatement &row)
{
    return {.key = row.integer(0),
            .id = ApprovalId(row.text(1)),
            .workspace = row.integer(2),
            .category = static_cast<ApprovalCategory>(row.integer(3)),
            .status = static_cast<ApprovalStatus>(row.integer(4)),
            .subjectId = row.text(5),
            .workspaceId = row.text(6),
            .applicant = person(row, 7),
            .facts = object(row, 11),
            .round = {.number = static_cast<int>(row.integer(12)),
                      .reason = row.text(13),
                      .base = object(row, 14),
                      .payload = object(row, 15),
                      .submittedAt = row.time(16)},
            .comments = static_cast<int>(row.integer(17)),
            .revision = row.integer(18),
            .createdAt = row.time(19),
            .updatedAt = row.time(20),
            .finishedAt = row.time(21)};
}

static QList<StoredApproval> all(StoreStatement &row)
{
    QList<StoredApproval> found;
    while (row.next())
        found.append(at(row));
    return found;
}

static std::optional<StoredApproval> one(StoreStatement &row)
{
    const QList<StoredApproval> found = all(row);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<StoredApproval> byId(Connection &connection, const ApprovalId &id)
{
    StoreStatement row(connection, select() + u" WHERE approval.id = ?"_qs);
    return one(row.bind(id.text()));
}

std::optional<StoredApproval> newestAbout(Connection &connection, ApprovalCategory category,
                                          const QString &subjectId)
{
    StoreStatement row(connection,
                       select()
                           + u" WHERE approval.subject_id = ? AND approval.category = ?"
                             u" ORDER BY approval.key DESC LIMIT 1"_qs);
    return one(row.bind(subjectId).bind(static_cast<int>(category)));
}

QList<StoredApproval> openOf(Connection &connection, qint64 account, ApprovalCategory category,
                             qint64 workspace)
{
    StoreStatement row(
        connection,
        select()
            + u" WHERE approval.applicant = ? AND approval.category = ? AND approval.status = ?"
              u" AND (? = 0 OR approval.workspace = ?) ORDER BY approval.key"_qs);
    return all(row.bind(account)
                   .bind(static_cast<int>(category))
                   .bind(static_cast<int>(ApprovalStatus::InReview))
                   .bind(workspace)
                   .bind(workspace));
}

static void insertRound(Connection &connection, qint64 approval, const ApprovalRound &round)
{
    StoreStatement(connection,
                   u"INSERT INTO approval_round (approval, number, reason, base, payload, submitted_at)"
                   u" VALUES (?, ?, ?, ?, ?, ?)"_qs)
        .bind(approval)
        .bind(round.number)
        .bind(round.reason)
        .bind(text(round.base))
        .bind(text(round.payload))
        .bind(round.submittedAt)
        .run();
}

qint64 insert(Connection &connection, const StoredApproval &approval, const QString &search,
              const QDateTime &now)
{
    StoreStatement row(connection,
                       u"INSERT INTO approval (id, workspace, category, status, subject_id, applicant, facts,"
                       u" search_folded, round, revision, created_at, updated_at)"
                       u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)"_qs);
    row.bind(approval.id.text());
    if (approval.workspace)
        row.bind(approval.workspace);
    else
        row.bindNull();
    row.bind(static_cast<int>(approval.category))
        .bind(static_cast<int>(ApprovalStatus::InReview))
        .bind(approval.subjectId)
        .bind(approval.applicant.key)
        .bind(text(approval.facts))
        .bind(foldForSearch(search))
        .bind(approval.round.number)
        .bind(now)
        .bind(now)
        .run();
    const qint64 key = row.insertedKey();
    insertRound(connection, key, approval.round);
    return key;
}

void addRound(Connection &connection, const StoredApproval &approval, const QString &search,
              const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE approval SET status = ?, facts = ?, search_folded = ?, round = ?,"
                   u" revision = revision + 1, updated_at = ?, finished_at = NULL WHERE key = ?"_qs)
        .bind(static_cast<int>(ApprovalStatus::InReview))
        .bind(text(approval.facts))
        .bind(foldForSearch(search))
        .bind(approval.round.number)
        .bind(now)
        .bind(approval.key)
        .run();
    insertRound(connection, approval.key, approval.round);
}

void finish(Connection &connection, const StoredApproval &approval, ApprovalStatus status,
            const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE approval SET status = ?, revision = revision + 1, updated_at = ?,"
                   u" finished_at = ? WHERE key = ?"_qs)
        .bind(static_cast<int>(status))
        .bind(now)
        .bind(now)
        .bind(approval.key)
        .run();
}

void insertDecision(Connection &connection, qint64 approval, const ApprovalDecision &decision)
{
    StoreStatement row(
        connection,
        u"INSERT INTO approval_decision (approval, round, status, decider, text, result, decided_at)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?)"_qs);
    row.bind(approval).bind(decision.round).bind(static_cast<int>(decision.status));
    if (decision.decider.key)
        row.bind(decision.decider.key);
    else
        row.bindNull();
    row.bind(decision.text).bind(text(decision.result)).bind(decision.decidedAt).run();
}

void insertComment(Connection &connection, qint64 approval, const ApprovalComment &comment)
{
    StoreStatement(connection,
                   u"INSERT INTO approval_comment (id, approval, author, text, created_at)"
                   u" VALUES (?, ?, ?, ?, ?)"_qs)
        .bind(comment.id.text())
        .bind(approval)
        .bind(comment.author.key)
        .bind(comment.text)
        .bind(comment.createdAt)
        .run();
    StoreStatement(connection,
                   u"UPDATE approval SET comments = comments + 1, revision = revision + 1, updated_at = ?"
                   u" WHERE key = ?"_qs)
        .bind(comment.createdAt)
        .bind(approval)
        .run();
}

QList<ApprovalRound> rounds(Connection &connection, qint64 approval)
{
    StoreStatement row(connection,
                       u"SELECT number, reason, base, payload, submitted_at FROM approval_round"
                       u" WHERE approval = ? ORDER BY number"_qs);
    row.bind(approval);
    QList<ApprovalRound> found;
    while (row.next()) {
        found.append({.number = static_cast<int>(row.integer(0)),
                      .reason = row.text(1),
                      .base = object(row, 2),
                      .payload = object(row, 3),
                      .submittedAt = row.time(4)});
    }
    return found;
}

QList<ApprovalDecision> decisions(Connection &connection, qint64 approval)
{
    StoreStatement row(connection,
                       u"SELECT round, status, text, result, decided_at, ifnull(account.key, 0),"
                       u" ifnull(account.id, ''), ifnull(account.name, ''), ifnull(account.email, '')"
                       u" FROM approval_decision LEFT JOIN account ON account.key = decider"
                       u" WHERE approval = ? ORDER BY round"_qs);
    row.bind(approval);
    QList<ApprovalDecision> found;
    while (row.next()) {
        found.append({.round = static_cast<int>(row.integer(0)),
                      .status = static_cast<ApprovalStatus>(row.integer(1)),
                      .decider = person(row, 5),
                      .text = row.text(2),
                      .result = object(row, 3),
                      .decidedAt = row.time(4)});
    }
    return found;
}

QList<ApprovalComment> comments(Connection &connection, qint64 approval)
{
    StoreStatement row(connection,
                       u"SELECT approval_comment.id, text, approval_comment.created_at, account.key,"
                       u" account.id, account.name, account.email FROM approval_comment"
                       u" JOIN account ON account.key = author WHERE approval = ?"
                       u" ORDER BY approval_comment.key"_qs);
    row.bind(approval);
    QList<ApprovalComment> found;
    while (row.next()) {
        found.append({.id = ApprovalCommentId(row.text(0)),
                      .author = person(row, 3),
                      .text = row.text(1),
                      .createdAt = row.time(2)});
    }
    return found;
}

} // namespace Minideck::ApprovalRows
