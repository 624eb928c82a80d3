#include "accountstore.h"

#include "connection.h"
#include "foldedtext.h"
#include "storestatement.h"

namespace Minideck::Accounts {

static const QString Columns = u"SELECT key, id, email, name, password_hash, demo, verified_at, operator, "
                               u"revision, created_at, updated_at"
                               u" FROM account WHERE "_qs;

static std::optional<AccountRecord> one(StoreStatement &statement)
{
    if (!statement.next())
        return std::nullopt;
    AccountRecord account{.key = statement.integer(0),
                          .id = AccountId(statement.text(1)),
                          .email = statement.text(2),
                          .name = statement.text(3),
                          .passwordHash = statement.text(4),
                          .demo = statement.integer(5) != 0,
                          .verifiedAt = statement.time(6),
                          .isOperator = statement.integer(7) != 0,
                          .revision = statement.integer(8),
                          .createdAt = statement.time(9),
                          .updatedAt = statement.time(10)};
    statement.reset();
    return account;
}

std::optional<AccountRecord> byEmail(Connection &connection, const QString &email)
{
    StoreStatement statement(connection, Columns + u"email_folded = ?"_qs);
    return one(statement.bind(foldForSearch(email)));
}

std::optional<AccountRecord> byKey(Connection &connection, qint64 key)
{
    StoreStatement statement(connection, Columns + u"key = ?"_qs);
    return one(statement.bind(key));
}

std::optional<AccountRecord> byId(Connection &connection, const AccountId &id)
{
    StoreStatement statement(connection, Columns + u"id = ?"_qs);
    return one(statement.bind(id.text()));
}

qint64 operators(Connection &connection)
{
    return connection.value(u"SELECT count(*) FROM account WHERE operator = 1"_qs).toLongLong();
}

QList<AccountWorkspace> workspaces(Connection &connection, qint64 account)
{
    StoreStatement statement(
        connection,
        u"SELECT workspace.id, workspace.name, workspace.status, member.id, member.role,"
        u" member.status, workspace.key FROM member JOIN workspace ON workspace.key = member.workspace"
        u" WHERE member.account = ? ORDER BY workspace.name_folded"_qs);
    statement.bind(account);
    QList<AccountWorkspace> all;
    while (statement.next()) {
        AccountWorkspace entry;
        entry.membership.id = WorkspaceId(statement.text(0));
        entry.membership.name = statement.text(1);
        entry.membership.status = static_cast<WorkspaceStatus>(statement.integer(2));
        entry.membership.memberId = MemberId(statement.text(3));
        entry.membership.role = static_cast<Role>(statement.integer(4));
        entry.memberStatus = static_cast<MemberStatus>(statement.integer(5));
        entry.key = statement.integer(6);
        all.append(entry);
    }
    return all;
}

qint64 insert(Connection &connection, const AccountRecord &account)
{
    StoreStatement statement(
        connection,
        u"INSERT INTO account (id, email, email_folded, name, password_hash, created_at, updated_at)"
        u" VALUES (?, ?, ?, ?, ?, ?, ?)"_qs);
    statement.bind(account.id.text())
        .bind(account.email)
        .bind(foldForSearch(account.email))
        .bind(account.name)
        .bind(account.passwordHash)
        .bind(account.createdAt)
        .bind(account.createdAt)
        .run();
    return statement.insertedKey();
}

void update(Connection &connection, const AccountRecord &account, const QDateTime &now)
{
    StoreStatement(
        connection,
        u"UPDATE account SET name = ?, password_hash = ?, verified_at = ?, revision = revision + 1,"
        u" updated_at = ? WHERE key = ?"_qs)
        .bind(account.name)
        .bind(account.passwordHash)
        .bind(account.verifiedAt)
        .bind(now)
        .bind(account.key)
        .run();
}

void touch(Connection &connection, qint64 account, const QDateTime &now)
{
    StoreStatement(connection, u"UPDATE member SET last_activity_at = ? WHERE account = ? AND status = ?"_qs)
        .bind(now)
        .bind(account)
        .bind(static_cast<int>(MemberStatus::Active))
        .run();
}

} // namespace Minideck::Accounts
