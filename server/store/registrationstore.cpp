#include "registrationstore.h"

#include "connection.h"
#include "foldedtext.h"
#include "storestatement.h"

namespace Minideck::RegistrationRows {

static const QString Columns =
    u"SELECT key, id, name, status, change_sequence, feed_start, status_reason, category_code, address,"
    u" time_zone, revision, ifnull(registered_by, 0), created_at, updated_at, decided_at,"
    u" own_decisions FROM workspace"_qs;

static Registration registrationAt(const StoreStatement &row)
{
    Registration registration;
    registration.workspace = {.key = row.integer(0),
                              .id = WorkspaceId(row.text(1)),
                              .name = row.text(2),
                              .status = static_cast<WorkspaceStatus>(row.integer(3)),
                              .changeSequence = row.integer(4),
                              .feedStart = row.integer(5),
                              .statusReason = row.text(6)};
    registration.form.name = row.text(2);
    registration.form.categoryCode = row.text(7);
    registration.form.address = row.text(8);
    registration.form.timeZone = row.text(9);
    registration.revision = row.integer(10);
    registration.registeredBy = row.integer(11);
    registration.createdAt = row.time(12);
    registration.updatedAt = row.time(13);
    registration.decidedAt = row.time(14);
    registration.ownDecisions = row.integer(15) != 0;
    return registration;
}

static QList<Registration> all(Connection &connection, StoreStatement &row)
{
    QList<Registration> found;
    while (row.next())
        found.append(registrationAt(row));
    StoreStatement person(connection,
                          u"SELECT name, email FROM representative WHERE workspace = ? ORDER BY place"_qs);
    for (Registration &registration : found) {
        person.bind(registration.workspace.key);
        while (person.next())
            registration.form.representatives.append({.name = person.text(0), .email = person.text(1)});
    }
    return found;
}

static std::optional<Registration> one(Connection &connection, StoreStatement &row)
{
    const QList<Registration> found = all(connection, row);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

std::optional<Registration> byKey(Connection &connection, qint64 workspace)
{
    StoreStatement row(connection, Columns + u" WHERE key = ?"_qs);
    return one(connection, row.bind(workspace));
}

std::optional<Registration> byId(Connection &connection, const WorkspaceId &id)
{
    StoreStatement row(connection, Columns + u" WHERE id = ?"_qs);
    return one(connection, row.bind(id.text()));
}

QList<Registration> page(Connection &connection, const QList<WorkspaceStatus> &states, int limit,
                         const WorkspaceId &after)
{
    QStringList conditions;
    if (!states.isEmpty()) {
        QStringList marks(states.size(), u"?"_qs);
        conditions.append(u"status IN (%1)"_qs.arg(marks.join(u',')));
    }
    if (!after.isEmpty())
        conditions.append(u"id < ?"_qs);
    const QString where = conditions.isEmpty() ? QString() : u" WHERE "_qs + conditions.join(u" AND "_qs);
    StoreStatement row(connection, Columns + where + u" ORDER BY id DESC LIMIT ?"_qs);
    for (const WorkspaceStatus status : states)
        row.bind(static_cast<int>(status));
    if (!after.isEmpty())
        row.bind(after.text());
    return all(connection, row.bind(limit));
}

QList<Registration> waitingOf(Connection &connection, qint64 account)
{
    StoreStatement row(connection,
                       Columns + u" WHERE registered_by = ? AND status IN (?, ?) ORDER BY id DESC"_qs);
    return all(connection,
               row.bind(account)
                   .bind(static_cast<int>(WorkspaceStatus::UnderReview))
                   .bind(static_cast<int>(WorkspaceStatus::Rejected)));
}

static void insertRepresentatives(Connection &connection, qint64 workspace,
                                  const QList<Representative> &people)
{
    StoreStatement person(
        connection, u"INSERT INTO representative (workspace, place, name, email) VALUES (?, ?, ?, ?)"_qs);
    int place = 0;
    for (const Representative &each : people)
        person.bind(workspace).bind(place++).bind(each.name).bind(each.email).run();
}

void insert(Connection &connection, const WorkspaceId &id, const RegistrationForm &form, qint64 account,
            const QDateTime &now)
{
    StoreStatement workspace(connection,
                             u"INSERT INTO workspace (id, name, name_folded, status, category_code, address,"
                             u" time_zone, registered_by, revision, change_sequence, created_at, updated_at)"
                             u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?)"_qs);
    workspace.bind(id.text())
        .bind(form.name)
        .bind(foldForSearch(form.name))
        .bind(static_cast<int>(WorkspaceStatus::UnderReview))
        .bind(form.categoryCode)
        .bind(form.address)
        .bind(form.timeZone)
        .bind(account)
        .bind(now)
        .bind(now)
        .run();
    insertRepresentatives(connection, workspace.insertedKey(), form.representatives);
}

void setStatus(Connection &connection, const Registration &registration, WorkspaceStatus status,
               const QString &reason, const QDateTime &now)
{
    // No name has a blank, so nobody asks for this one and it is free again.
    const QString folded = foldForSearch(registration.workspace.name);
    StoreStatement(connection,
                   u"UPDATE workspace SET status = ?, status_reason = ?, name_folded = ?, decided_at = ?,"
                   u" updated_at = ?, revision = revision + 1 WHERE key = ?"_qs)
        .bind(static_cast<int>(status))
        .bind(reason)
        .bind(status == WorkspaceStatus::Rejected ? folded + u' ' + registration.workspace.id.text() : folded)
        .bind(status == WorkspaceStatus::UnderReview ? QDateTime() : now)
        .bind(now)
        .bind(registration.workspace.key)
        .run();
}

void setForm(Connection &connection, qint64 workspace, const RegistrationForm &form, const QDateTime &now)
{
    StoreStatement(connection,
                   u"UPDATE workspace SET category_code = ?, address = ?, time_zone = ?, updated_at = ?,"
                   u" revision = revision + 1 WHERE key = ?"_qs)
        .bind(form.categoryCode)
        .bind(form.address)
        .bind(form.timeZone)
        .bind(now)
        .bind(workspace)
        .run();
    StoreStatement(connection, u"DELETE FROM representative WHERE workspace = ?"_qs).bind(workspace).run();
    insertRepresentatives(connection, workspace, form.representatives);
}

void setOwnDecisions(Connection &connection, qint64 workspace, bool allowed, const QDateTime &now)
{
    StoreStatement(
        connection,
        u"UPDATE workspace SET own_decisions = ?, updated_at = ?, revision = revision + 1 WHERE key = ?"_qs)
        .bind(allowed)
        .bind(now)
        .bind(workspace)
        .run();
}

} // namespace Minideck::RegistrationRows
