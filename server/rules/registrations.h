#pragma once

#include "changejournal.h"
#include "memberchanges.h"

#include <server/store/registrationstore.h>

#include <variant>

namespace Minideck {

class MasterKey;
class Random;

//! How workspaces come about and change their state (ACC-2, ACC-3, ACC-8), in the caller's transaction. Each
//! gives the broken rule, or does what is asked.
class Registrations
{
public:
    static constexpr int OpenPerAccount = 5; //!< under review at the same time

    //! `key` is for the codes of invitations.
    Registrations(Connection &connection, const QDateTime &now, Random &random, const MasterKey &key);

    //! Puts a checked form up for review. The event is written into the log of the new workspace.
    std::variant<WorkspaceId, BrokenRule> submit(const RegistrationForm &form, qint64 account,
                                                 AuditEvent origin);

    //! Makes it active. Representatives with an account whose address is verified become administrators, the
    //! others are invited as such.
    std::optional<BrokenRule> approve(const Registration &registration, ChangeJournal &journal);
    std::optional<BrokenRule> reject(const Registration &registration, const QString &reason,
                                     ChangeJournal &journal);

    //! The applicant takes it back: it ends like a rejected one.
    std::optional<BrokenRule> withdraw(const Registration &registration, ChangeJournal &journal);

    //! A rejected one is under review again, with another form, if its name is still free.
    std::optional<BrokenRule> resubmit(const Registration &registration, const RegistrationForm &form,
                                       ChangeJournal &journal);

    //! From then on it can only be read (ACC-8), until it is reopened.
    std::optional<BrokenRule> suspend(const Registration &registration, const QString &reason,
                                      ChangeJournal &journal);
    std::optional<BrokenRule> reopen(const Registration &registration, ChangeJournal &journal);

    //! Which state a decision starts from, for saying beforehand whether it can be made.
    static bool canDecide(WorkspaceStatus from, WorkspaceStatus to);

private:
    std::optional<BrokenRule> obstacle(const QString &name, qint64 account);
    std::optional<BrokenRule> move(const Registration &registration, WorkspaceStatus to,
                                   const QString &action, const QString &reason, ChangeJournal &journal);
    void appoint(const Registration &registration, ChangeJournal &journal);

    Connection &m_connection;
    const QDateTime m_now;
    Random &m_random;
    const MasterKey &m_key;
};

} // namespace Minideck
