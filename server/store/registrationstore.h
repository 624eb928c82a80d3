#pragma once

#include "workspacestore.h"

#include <QStringList>

namespace Minideck {

//! Somebody who speaks for a workspace and becomes its administrator (ACC-2).
struct Representative
{
    QString name;
    QString email;

    bool operator==(const Representative &) const = default;
};

//! What somebody asks for who registers a workspace.
struct RegistrationForm
{
    QString name;
    QString categoryCode; //!< of merchantCategories(); empty for a workspace that was never registered
    QString address;
    QString timeZone; //!< IANA id
    QList<Representative> representatives;
};

//! A workspace with what it was registered with and what became of that.
struct Registration
{
    WorkspaceRecord workspace;
    RegistrationForm form;
    qint64 revision = 0;
    qint64 registeredBy = 0; //!< key of an account, 0 for none
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime decidedAt;       //!< when the status was set last, null while it is under review
    bool ownDecisions = false; //!< whether its members may decide their own requests (APR-5, SET-5)
};

//! Registrations of workspaces and their decisions. What may be done is decided above.
namespace RegistrationRows {

std::optional<Registration> byKey(Connection &connection, qint64 workspace);
std::optional<Registration> byId(Connection &connection, const WorkspaceId &id);

//! Newest first, at most `limit`, older than the given id; of the given states, or all.
QList<Registration> page(Connection &connection, const QList<WorkspaceStatus> &states, int limit,
                         const WorkspaceId &after);

//! Those of the account that are under review or were rejected, newest first.
QList<Registration> waitingOf(Connection &connection, qint64 account);

//! Adds a workspace under review, without members.
void insert(Connection &connection, const WorkspaceId &id, const RegistrationForm &form, qint64 account,
            const QDateTime &now);

//! Writes the state with its reason and gives the workspace a new revision. A rejected one gives its name
//! back.
void setStatus(Connection &connection, const Registration &registration, WorkspaceStatus status,
               const QString &reason, const QDateTime &now);

//! Writes what a workspace is registered with, but its name, and gives it a new revision.
void setForm(Connection &connection, qint64 workspace, const RegistrationForm &form, const QDateTime &now);

//! Writes the policy of own requests and gives the workspace a new revision.
void setOwnDecisions(Connection &connection, qint64 workspace, bool allowed, const QDateTime &now);

} // namespace RegistrationRows
} // namespace Minideck
