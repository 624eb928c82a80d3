#include "accountchanges.h"

#include "auditlog.h"
#include "changejournal.h"

#include <core/random.h>
#include <core/ulid.h>
#include <server/mail/letters.h>
#include <server/store/memberedits.h>
#include <server/store/memberstore.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace Minideck {

static QString asJson(const QString &name, const QString &value)
{
    const QJsonObject object{{name, value}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

AccountChanges::AccountChanges(Connection &connection, const Tools &tools, AuditEvent origin)
    : m_connection(connection)
    , m_tools(tools)
    , m_origin(std::move(origin))
{ }

void AccountChanges::audit(const QString &action, const AccountRecord &account, const QString &before,
                           const QString &after)
{
    AuditEvent event = m_origin;
    // Who has no session speaks for the account that it is about.
    if (event.accountId.isEmpty())
        event.accountId = account.id.text();
    event.action = action;
    event.objectKind = u"account"_qs;
    event.objectId = account.id.text();
    event.before = before;
    event.after = after;
    AuditLog::append(m_connection, event);
}

void AccountChanges::send(const AccountRecord &account, Mail letter)
{
    letter.recipient = account.email;
    letter.createdAt = m_origin.at;
    m_tools.mail.post(m_connection, std::move(letter));
}

void AccountChanges::sendVerification(const AccountRecord &account)
{
    const QString code =
        m_tools.codes.issue(m_connection, CodePurpose::VerifyEmail, account.email, m_origin.at);
    send(account, Letters::verifyEmail(account.name, code));
}

void AccountChanges::apply(const NewAccount &wanted)
{
    auto account = Accounts::byEmail(m_connection, wanted.email);
    if (account && account->verifiedAt.isValid())
        return send(*account, Letters::accountExists(account->name));
    if (account) {
        account->name = wanted.name;
        account->passwordHash = wanted.passwordHash;
        Accounts::update(m_connection, *account, m_origin.at);
        m_tools.sessions.endOthers(m_connection, account->key, 0);
    } else {
        account = AccountRecord{.id = AccountId(AccountId::prefix() + u'_'
                                                + makeUlid(m_origin.at.toMSecsSinceEpoch(), m_tools.random)),
                                .email = wanted.email,
                                .name = wanted.name,
                                .passwordHash = wanted.passwordHash,
                                .createdAt = m_origin.at};
        account->key = Accounts::insert(m_connection, *account);
    }
    audit(u"account.apply"_qs, *account, {}, asJson(u"email"_qs, account->email));
    sendVerification(*account);
}

void AccountChanges::requestVerification(const QString &email)
{
    const auto account = Accounts::byEmail(m_connection, email);
    if (account && !account->verifiedAt.isValid())
        sendVerification(*account);
}

bool AccountChanges::verify(const QString &email, const QString &code)
{
    const auto found = m_tools.codes.find(m_connection, CodePurpose::VerifyEmail, email, code, m_origin.at);
    auto account = found ? Accounts::byEmail(m_connection, email) : std::nullopt;
    if (!account)
        return false;
    OneTimeCodes::spend(m_connection, *found);
    account->verifiedAt = m_origin.at;
    Accounts::update(m_connection, *account, m_origin.at);
    audit(u"account.verify"_qs, *account);
    return true;
}

void AccountChanges::requestReset(const QString &email)
{
    const auto account = Accounts::byEmail(m_connection, email);
    if (!account)
        return;
    const QString code =
        m_tools.codes.issue(m_connection, CodePurpose::ResetPassword, account->email, m_origin.at);
    send(*account, Letters::resetPassword(account->name, code));
}

bool AccountChanges::reset(const QString &email, const QString &code, const QString &passwordHash)
{
    const auto found = m_tools.codes.find(m_connection, CodePurpose::ResetPassword, email, code, m_origin.at);
    auto account = found ? Accounts::byEmail(m_connection, email) : std::nullopt;
    if (!account)
        return false;
    OneTimeCodes::spend(m_connection, *found);
    if (!account->verifiedAt.isValid())
        account->verifiedAt = m_origin.at;
    changePassword(*account, passwordHash, 0);
    return true;
}

void AccountChanges::changePassword(AccountRecord account, const QString &passwordHash, qint64 keptSession)
{
    account.passwordHash = passwordHash;
    Accounts::update(m_connection, account, m_origin.at);
    m_tools.sessions.endOthers(m_connection, account.key, keptSession);
    audit(u"account.changePassword"_qs, account);
    send(account, Letters::passwordChanged(account.name));
}

void AccountChanges::rename(AccountRecord account, const QString &name)
{
    if (account.name == name)
        return;
    const QString before = std::exchange(account.name, name);
    Accounts::update(m_connection, account, m_origin.at);
    audit(u"account.rename"_qs, account, asJson(u"displayName"_qs, before), asJson(u"displayName"_qs, name));
    renameMembers(account);
}

void AccountChanges::renameMembers(const AccountRecord &account)
{
    for (const AccountWorkspace &workspace : Accounts::workspaces(m_connection, account.key)) {
        const auto record = Members::ofAccount(m_connection, workspace.key, account.key);
        if (!record)
            continue;
        AuditEvent origin = m_origin;
        origin.workspaceId = workspace.membership.id.text();
        origin.memberId = record->member.id.text();
        ChangeJournal journal(m_connection, workspace.key, origin);
        Member renamed = record->member;
        renamed.name = account.name;
        MemberEdits::rename(m_connection, record->key, account.name, m_origin.at);
        journal.audit(u"account.rename"_qs, record->member, renamed);
        journal.feed(record->member.id);
    }
}

void AccountChanges::sendTest(const AccountRecord &account)
{
    audit(u"mail.test"_qs, account);
    send(account, Letters::test());
}

void AccountChanges::endSessions(const AccountRecord &account)
{
    m_tools.sessions.endOthers(m_connection, account.key, 0);
    audit(u"account.signOutEverywhere"_qs, account);
}

} // namespace Minideck
