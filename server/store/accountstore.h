#pragma once

#include <core/ids.h>
#include <core/types/member.h>
#include <core/types/workspace.h>

#include <QDateTime>

#include <optional>

namespace Minideck {

class Connection;

//! A person's account as it is stored.
struct AccountRecord
{
    qint64 key = 0;
    AccountId id;
    QString email;
    QString name;
    QString passwordHash;
    bool demo = false;       //!< made by the seed; signs in on a sandbox only
    QDateTime verifiedAt;    //!< when the address was; invalid for not yet
    bool isOperator = false; //!< decides registrations of workspaces (ACC-2)
    qint64 revision = 1;
    QDateTime createdAt;
    QDateTime updatedAt;
};

//! A workspace of an account, with what the account is there.
struct AccountWorkspace
{
    qint64 key = 0; //!< of the workspace
    WorkspaceMembership membership;
    WireEnum<MemberStatus> memberStatus;
};

namespace Accounts {

//! The account of an e-mail address, compared without regard to case.
std::optional<AccountRecord> byEmail(Connection &connection, const QString &email);
std::optional<AccountRecord> byKey(Connection &connection, qint64 key);
std::optional<AccountRecord> byId(Connection &connection, const AccountId &id);

//! How many accounts are operators of the platform.
qint64 operators(Connection &connection);

//! All workspaces in which the account is a member, by name; also those where it is blocked (ROL-3).
QList<AccountWorkspace> workspaces(Connection &connection, qint64 account);

//! Adds an account whose address is not verified yet, and gives its key.
qint64 insert(Connection &connection, const AccountRecord &account);

//! Writes name, password, verification and a new revision.
void update(Connection &connection, const AccountRecord &account, const QDateTime &now);

//! Writes the last activity of the account into its memberships. Bumps no revision (spec/api.md 2).
void touch(Connection &connection, qint64 account, const QDateTime &now);

} // namespace Accounts
} // namespace Minideck
