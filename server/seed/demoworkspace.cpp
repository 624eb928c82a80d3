#include "demoworkspace.h"

#include "demopeople.h"
#include "workspacewriter.h"

#include <core/random.h>
#include <core/ulid.h>
#include <server/store/accountstore.h>
#include <server/store/connection.h>
#include <server/store/settings.h>
#include <server/store/storestatement.h>
#include <server/store/workspacestore.h>

#include <QHash>

namespace Minideck::DemoWorkspace {

// Any number; another one would make other ids.
static constexpr quint64 Seed = 0x6D696E696465636B;
static constexpr int FoundedDaysAgo = 930;

QString name()
{
    return u"NorthbayCity"_qs;
}

QString administrator()
{
    return demoPeople().front().email.toString();
}

QString password()
{
    return u"northbay-sandbox"_qs;
}

QString emailOf(DemoRole role)
{
    switch (role) {
    case DemoRole::Admin:
        return administrator();
    case DemoRole::Reviewer:
        return u"e.carpentier@northbay.example"_qs;
    case DemoRole::Developer:
        return u"k.bondarenko@citygo.example"_qs;
    case DemoRole::ProgramAdmin:
        return u"amara.okafor@northbay.example"_qs;
    case DemoRole::Operator:
        return u"operator@northbay.example"_qs;
    }
    Q_UNREACHABLE();
}

void ensureOperator(Connection &connection, const QDateTime &now)
{
    const QString email = emailOf(DemoRole::Operator);
    if (Accounts::byEmail(connection, email))
        return;
    // The same password as all of them, and an id that follows from the time alone.
    SeededRandom random(Seed);
    StoreStatement(
        connection,
        u"INSERT INTO account (id, email, email_folded, name, password_hash, demo, operator,"
        u" created_at, updated_at, verified_at) SELECT ?, ?, ?, 'Platform operator', password_hash, 1,"
        u" 1, ?, ?, ? FROM account WHERE email = ?"_qs)
        .bind(AccountId::prefix() + u'_' + makeUlid(now.toMSecsSinceEpoch(), random))
        .bind(email)
        .bind(email)
        .bind(now)
        .bind(now)
        .bind(now)
        .bind(administrator())
        .run();
}

bool exists(Connection &connection)
{
    return Workspaces::byName(connection, name()).has_value();
}

namespace {

struct Targets
{
    QHash<QString, QString> teams;
    QHash<QString, QString> apps;
    QHash<QString, QString> miniPrograms;
};

Targets writeTargets(WorkspaceWriter &writer, const QDateTime &founded)
{
    Targets targets;
    for (const QStringView team : demoTeams())
        targets.teams[team.toString()] = writer.addTeam(team.toString(), founded);
    for (const DemoTarget &app : demoApps())
        targets.apps[app.name.toString()] =
            writer.addApp(app.name.toString(), targets.teams[app.team.toString()], founded);
    for (const DemoTarget &program : demoMiniPrograms())
        targets.miniPrograms[program.name.toString()] =
            writer.addMiniProgram(program.name.toString(), targets.teams[program.team.toString()], founded);
    return targets;
}

void writeAssignments(WorkspaceWriter &writer, qint64 member, QStringView text, const Targets &targets)
{
    for (const QStringView part : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringView entry = part.trimmed();
        const char16_t letter = entry.front().unicode();
        const QString target = entry.sliced(2).toString();
        const bool leads = QChar(letter).isUpper();
        if (letter == u'T' || letter == u't')
            writer.addAssignment(member, AssignmentKind::Team, targets.teams[target],
                                 leads ? AssignmentRole::TeamAdmin : AssignmentRole::TeamMember);
        else if (letter == u'A' || letter == u'a')
            writer.addAssignment(member, AssignmentKind::App, targets.apps[target],
                                 leads ? AssignmentRole::AppAdmin : AssignmentRole::AppReviewer);
        else
            writer.addAssignment(member, AssignmentKind::MiniProgram, targets.miniPrograms[target],
                                 leads ? AssignmentRole::ProgramAdmin : AssignmentRole::ProgramDeveloper);
    }
}

SeedMember memberOf(const DemoPerson &person, int place, const QDateTime &now)
{
    const bool invited = person.memberForDays == 0;
    // Open invitations were sent some hours apart in the last days.
    const QDateTime since =
        invited ? now.addSecs(-3600 * (5 + 7 * place)) : now.addDays(-person.memberForDays);
    return {.name = person.name.toString(),
            .email = person.email.toString(),
            .role = *fromWire<Role>(person.role),
            .status = *fromWire<MemberStatus>(person.status),
            .programCreator = person.name == u"Li Na",
            .createdAt = invited ? since : since.addDays(-1),
            .startedAt = invited ? QDateTime() : since,
            .lastActivityAt =
                person.lastActiveMinutes ? now.addSecs(-60 * person.lastActiveMinutes) : QDateTime()};
}

qint64 writePeople(WorkspaceWriter &writer, const QDateTime &now, const QString &passwordHash,
                   const Targets &targets)
{
    qint64 administrator = 0;
    qint64 firstAccount = 0;
    int place = 0;
    for (const DemoPerson &person : demoPeople()) {
        SeedMember member = memberOf(person, place++, now);
        member.invitedBy = administrator;
        if (member.status != MemberStatus::Invited)
            member.account = writer.addAccount(member.email, member.name, passwordHash, member.createdAt);
        const qint64 key = writer.addMember(member);
        if (member.status == MemberStatus::Invited)
            writer.addInvitation(key, member.createdAt);
        writeAssignments(writer, key, person.assignments, targets);
        if (!administrator) {
            administrator = key;
            firstAccount = member.account;
        }
    }
    return firstAccount;
}

Role someRole(quint32 number)
{
    return number < 2 ? Role::Admin : number < 20 ? Role::Reviewer : Role::Developer;
}

MemberStatus someStatus(quint32 number)
{
    return number < 3 ? MemberStatus::Invited : number < 6 ? MemberStatus::Inactive : MemberStatus::Active;
}

SeedMember madeUp(int number, const QDateTime &now, Random &random)
{
    const auto names = static_cast<quint32>(manyGivenNames().size());
    // Mostly names of one language; sometimes people marry.
    const quint32 given = random.below(names);
    const quint32 family = random.below(8) == 0 ? random.below(names) : given;
    SeedMember member{.name = manyGivenNames()[given] + u' ' + manyFamilyNames()[family],
                      .email = u"person.%1@fleet%2.example"_qs.arg(number).arg(number % 7),
                      .role = someRole(random.below(100)),
                      .status = someStatus(random.below(100))};
    const QDateTime since = now.addSecs(-60 * static_cast<qint64>(1 + random.below(900 * 24 * 60)));
    member.createdAt = since;
    if (member.status != MemberStatus::Invited) {
        member.startedAt = since;
        const auto age = static_cast<quint32>(since.secsTo(now));
        member.lastActivityAt = now.addSecs(-static_cast<qint64>(random.below(age + 1)));
    }
    return member;
}

void writeCrowd(WorkspaceWriter &writer, const QDateTime &now, Random &random, const Targets &targets,
                int from, int to)
{
    for (int number = from; number < to; ++number) {
        const SeedMember member = madeUp(number, now, random);
        const qint64 key = writer.addMember(member);
        if (member.status == MemberStatus::Invited) {
            writer.addInvitation(key, member.createdAt);
            continue; // MEM-3
        }
        const QString team = demoTeams()[random.below(3)].toString();
        writer.addAssignment(key, AssignmentKind::Team, targets.teams[team], AssignmentRole::TeamMember);
        for (quint32 i = random.below(3); i > 0; --i) {
            const auto &program = demoMiniPrograms()[random.below(9)];
            writer.addAssignment(key, AssignmentKind::MiniProgram,
                                 targets.miniPrograms[program.name.toString()],
                                 AssignmentRole::ProgramDeveloper);
        }
    }
}

} // namespace

void write(Connection &connection, const QDateTime &now, const QString &passwordHash, int members)
{
    SeededRandom random(Seed);
    WorkspaceWriter writer(connection, random);
    const QDateTime founded = now.addDays(-FoundedDaysAgo);
    writer.addWorkspace(name(), founded);
    const Targets targets = writeTargets(writer, founded);
    const qint64 administrator = writePeople(writer, now, passwordHash, targets);
    Settings::setValue(connection, Settings::DemoAdministrator, writer.accountId(administrator));
    writeCrowd(writer, now, random, targets, FixedMembers, members);
    writer.finish();
    ensureOperator(connection, founded);
}

} // namespace Minideck::DemoWorkspace
