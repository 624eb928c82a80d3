#pragma once

#include "onetimecodes.h"
#include "sessions.h"

#include <server/mail/mailqueue.h>
#include <server/store/accountstore.h>
#include <server/store/auditstore.h>

namespace Minideck {

//! Somebody who applies for an account.
struct NewAccount
{
    QString email;
    QString name;
    QString passwordHash;
};

//! Changes of accounts as ACC-1 has them, in the caller's transaction: what is written, mailed and noted in
//! the audit log goes together. What is asked with an address alone looks the same for known and unknown
//! ones.
class AccountChanges
{
public:
    //! All of it outlives the changes.
    struct Tools
    {
        OneTimeCodes codes;
        MailQueue mail;
        Random &random;
        const Sessions &sessions;
    };

    //! `origin` says when, who and by which request; the rest of the events is filled in here.
    AccountChanges(Connection &connection, const Tools &tools, AuditEvent origin);

    //! A new account and a code for its address. Of an account that is not verified the last applicant is
    //! believed, since none has shown yet whose address it is; the owner of a verified one is told.
    void apply(const NewAccount &wanted);

    //! Another code for an address that is not verified yet.
    void requestVerification(const QString &email);

    //! Whether the code was right; the address is verified then.
    bool verify(const QString &email, const QString &code);

    void requestReset(const QString &email);

    //! Whether the code was right; the password is another one then, all sessions have ended, and the address
    //! is verified, because the code was read there.
    bool reset(const QString &email, const QString &code, const QString &passwordHash);

    //! Sets the password and ends all sessions but one.
    void changePassword(AccountRecord account, const QString &passwordHash, qint64 keptSession);

    //! Gives account and memberships another name.
    void rename(AccountRecord account, const QString &name);

    //! Ends all sessions (sign out everywhere).
    void endSessions(const AccountRecord &account);

    //! Mails the account a test letter (ACC-10).
    void sendTest(const AccountRecord &account);

    //! Adds an event about the account.
    void audit(const QString &action, const AccountRecord &account, const QString &before = {},
               const QString &after = {});

    const AuditEvent &origin() const { return m_origin; }

private:
    void send(const AccountRecord &account, Mail letter);
    void sendVerification(const AccountRecord &account);
    void renameMembers(const AccountRecord &account);

    Connection &m_connection;
    const Tools &m_tools;
    const AuditEvent m_origin;
};

} // namespace Minideck
