#include "registrationdesk.h"

#include "datafolder.h"

#include <core/clock.h>
#include <core/merchantcategories.h>
#include <core/random.h>
#include <server/rules/masterkey.h>
#include <server/rules/registrationreview.h>
#include <server/rules/registrations.h>
#include <server/store/opendata.h>

#include <limits>

namespace Minideck {

// Who the audit log names: the holder of the data folder has no account.
static const QString Holder = u"command-line"_qs;

RegistrationDesk::RegistrationDesk(QString dataFolder)
    : m_file(DataFolder::databaseFileIn(dataFolder))
    , m_keyFile(DataFolder::masterKeyFileIn(dataFolder))
{ }

static DeskEntry entryOf(const Registration &registration)
{
    DeskEntry entry{.id = registration.workspace.id,
                    .name = registration.workspace.name,
                    .status = registration.workspace.status,
                    .statusReason = registration.workspace.statusReason,
                    .businessScope = {},
                    .representatives = {}};
    if (const auto category = merchantCategory(registration.form.categoryCode))
        entry.businessScope = category->code.toString() + u' ' + category->name.toString();
    for (const Representative &person : registration.form.representatives)
        entry.representatives.append(person.name + u" <"_qs + person.email + u'>');
    return entry;
}

Result<QList<DeskEntry>> RegistrationDesk::list()
{
    QList<DeskEntry> entries;
    const auto done = OpenData::read(m_file, [&](Connection &connection) {
        for (const Registration &each :
             RegistrationRows::page(connection, {}, std::numeric_limits<int>::max(), {}))
            entries.append(entryOf(each));
    });
    if (!done)
        return done.error();
    return entries;
}

static std::optional<Registration> find(Connection &connection, const QString &workspace)
{
    if (auto registration = RegistrationRows::byId(connection, WorkspaceId(workspace)))
        return registration;
    const auto named = Workspaces::byName(connection, workspace);
    return named ? RegistrationRows::byKey(connection, named->key) : std::nullopt;
}

static std::optional<BrokenRule> run(Connection &connection, const MasterKey &key,
                                     RegistrationDesk::Decision decision, const Registration &registration,
                                     const QString &reason)
{
    const QDateTime now = SystemClock().now();
    SystemRandom random;
    AuditEvent origin;
    origin.at = now;
    origin.workspaceId = registration.workspace.id.text();
    origin.accountId = Holder;
    ChangeJournal journal(connection, registration.workspace.key, origin);
    Registrations registrations(connection, now, random, key);
    const ApprovalTools tools{connection, now, random, key, journal};
    switch (decision) {
    case RegistrationDesk::Decision::Approve:
        return RegistrationReview::approve(tools, registration, {});
    case RegistrationDesk::Decision::Reject:
        return RegistrationReview::reject(tools, registration,
                                          {.decider = 0, .text = reason, .role = std::nullopt});
    case RegistrationDesk::Decision::Suspend:
        return registrations.suspend(registration, reason, journal);
    case RegistrationDesk::Decision::Reopen:
        return registrations.reopen(registration, journal);
    }
    Q_UNREACHABLE();
}

Result<void> RegistrationDesk::decide(Decision decision, const QString &workspace, const QString &reason)
{
    const auto refuse = [](const QString &code, const QString &detail) {
        return Error{.kind = ErrorKind::Invalid, .code = code, .detail = detail};
    };
    SystemRandom random;
    const auto key = MasterKey::load(m_keyFile, random);
    if (!key)
        return key.error();
    std::optional<Error> refused;
    const auto done = OpenData::change(m_file, [&](Connection &connection) {
        const auto registration = find(connection, workspace);
        if (!registration)
            refused = refuse(u"NOT-FOUND"_qs, u"there is no workspace \"%1\""_qs.arg(workspace));
        else if (const auto broken = run(connection, *key, decision, *registration, reason))
            refused = refuse(broken->rule, broken->detail);
    });
    if (!done)
        return done;
    return refused ? Result<void>(*refused) : Result<void>();
}

} // namespace Minideck
