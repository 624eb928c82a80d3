#include "registrations.h"

#include "invitationletters.h"
#include "invitations.h"

#include <core/ulid.h>
#include <server/store/accountstore.h>
#include <server/store/memberedits.h>

#include <algorithm>

namespace Minideck {

Registrations::Registrations(Connection &connection, const QDateTime &now, Random &random,
                             const MasterKey &key)
    : m_connection(connection)
    , m_now(now)
    , m_random(random)
    , m_key(key)
{ }

std::optional<BrokenRule> Registrations::obstacle(const QString &name, qint64 account)
{
    if (Workspaces::byName(m_connection, name)) {
        return BrokenRule{.rule = u"ACC-3"_qs,
                          .detail = u"A workspace of this name is there already."_qs,
                          .reason = u"nameTaken"_qs};
    }
    const auto waits = [](const Registration &each) {
        return each.workspace.status == WorkspaceStatus::UnderReview;
    };
    if (std::ranges::count_if(RegistrationRows::waitingOf(m_connection, account), waits) >= OpenPerAccount) {
        return BrokenRule{.rule = u"ACC-2"_qs,
                          .detail = u"This account has %1 registrations under review."_qs.arg(OpenPerAccount),
                          .reason = u"tooManyOpen"_qs};
    }
    return std::nullopt;
}

std::variant<WorkspaceId, BrokenRule> Registrations::submit(const RegistrationForm &form, qint64 account,
                                                            AuditEvent origin)
{
    if (const auto broken = obstacle(form.name, account))
        return *broken;
    const auto id = WorkspaceId(WorkspaceId::prefix() + u'_' + makeUlid(m_now.toMSecsSinceEpoch(), m_random));
    RegistrationRows::insert(m_connection, id, form, account, m_now);
    const auto made = RegistrationRows::byId(m_connection, id);
    origin.workspaceId = id.text();
    ChangeJournal(m_connection, made ? made->workspace.key : 0, origin)
        .audit(u"workspace.register"_qs, id, {},
               {{u"name"_qs, form.name},
                {u"businessScope"_qs, form.categoryCode},
                {u"businessAddress"_qs, form.address},
                {u"status"_qs, toWire(WorkspaceStatus::UnderReview)}});
    return id;
}

bool Registrations::canDecide(WorkspaceStatus from, WorkspaceStatus to)
{
    switch (to) {
    case WorkspaceStatus::Active:
        return from == WorkspaceStatus::UnderReview || from == WorkspaceStatus::Suspended;
    case WorkspaceStatus::Rejected:
        return from == WorkspaceStatus::UnderReview;
    case WorkspaceStatus::Suspended:
        return from == WorkspaceStatus::Active;
    case WorkspaceStatus::UnderReview:
        break;
    }
    return false;
}

static BrokenRule wrongState(WorkspaceStatus status)
{
    return {.rule = u"ACC-8"_qs,
            .detail = u"The workspace is in the state \"%1\"."_qs.arg(toWire(status)),
            .reason = u"wrongState"_qs};
}

std::optional<BrokenRule> Registrations::move(const Registration &registration, WorkspaceStatus to,
                                              const QString &action, const QString &reason,
                                              ChangeJournal &journal)
{
    const WorkspaceStatus from = registration.workspace.status;
    if (!canDecide(from, to))
        return wrongState(from);
    RegistrationRows::setStatus(m_connection, registration, to, reason, m_now);
    journal.audit(action, registration.workspace.id, {{u"status"_qs, toWire(from)}},
                  {{u"status"_qs, toWire(to)}}, reason);
    journal.feed(registration.workspace.id);
    return std::nullopt;
}

std::optional<BrokenRule> Registrations::approve(const Registration &registration, ChangeJournal &journal)
{
    if (registration.workspace.status != WorkspaceStatus::UnderReview)
        return wrongState(registration.workspace.status);
    auto broken = move(registration, WorkspaceStatus::Active, u"workspace.approve"_qs, {}, journal);
    if (!broken)
        appoint(registration, journal);
    return broken;
}

void Registrations::appoint(const Registration &registration, ChangeJournal &journal)
{
    const InvitationLetters letters(m_key, m_random);
    Invitations invitations(m_connection,
                            {.workspace = registration.workspace.key,
                             .workspaceName = registration.workspace.name,
                             .invitedBy = 0,
                             .inviterName = {},
                             .now = m_now},
                            m_random, letters, journal);
    for (const Representative &person : registration.form.representatives) {
        const auto account = Accounts::byEmail(m_connection, person.email);
        // Whoever has not verified the address may not be the person that the form names.
        if (!account || !account->verifiedAt.isValid()) {
            // The form was checked when it came, so nothing is refused here.
            invitations.invite(person.email, Role::Admin);
            continue;
        }
        Member admin;
        admin.id = MemberId(MemberId::prefix() + u'_' + makeUlid(m_now.toMSecsSinceEpoch(), m_random));
        admin.email = account->email;
        admin.name = account->name;
        admin.role = Role::Admin;
        admin.status = MemberStatus::Active;
        admin.startedAt = m_now;
        MemberEdits::insert(m_connection, registration.workspace.key, admin, account->key, m_now);
        journal.audit(Permission::MemberInvite, std::nullopt, admin);
        journal.feed(admin.id);
    }
}

std::optional<BrokenRule> Registrations::reject(const Registration &registration, const QString &reason,
                                                ChangeJournal &journal)
{
    return move(registration, WorkspaceStatus::Rejected, u"workspace.reject"_qs, reason, journal);
}

std::optional<BrokenRule> Registrations::withdraw(const Registration &registration, ChangeJournal &journal)
{
    return move(registration, WorkspaceStatus::Rejected, u"workspace.withdraw"_qs,
                u"The applicant has withdrawn the registration."_qs, journal);
}

std::optional<BrokenRule> Registrations::resubmit(const Registration &registration,
                                                  const RegistrationForm &form, ChangeJournal &journal)
{
    if (registration.workspace.status != WorkspaceStatus::Rejected)
        return wrongState(registration.workspace.status);
    if (auto broken = obstacle(registration.form.name, registration.registeredBy))
        return broken;
    RegistrationRows::setForm(m_connection, registration.workspace.key, form, m_now);
    RegistrationRows::setStatus(m_connection, registration, WorkspaceStatus::UnderReview, {}, m_now);
    journal.audit(u"workspace.resubmit"_qs, registration.workspace.id,
                  {{u"status"_qs, toWire(WorkspaceStatus::Rejected)}},
                  {{u"status"_qs, toWire(WorkspaceStatus::UnderReview)}});
    return std::nullopt;
}

std::optional<BrokenRule> Registrations::suspend(const Registration &registration, const QString &reason,
                                                 ChangeJournal &journal)
{
    return move(registration, WorkspaceStatus::Suspended, u"workspace.suspend"_qs, reason, journal);
}

std::optional<BrokenRule> Registrations::reopen(const Registration &registration, ChangeJournal &journal)
{
    if (registration.workspace.status != WorkspaceStatus::Suspended)
        return wrongState(registration.workspace.status);
    return move(registration, WorkspaceStatus::Active, u"workspace.reopen"_qs, {}, journal);
}

} // namespace Minideck
