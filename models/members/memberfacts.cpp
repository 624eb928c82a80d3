#include "memberfacts.h"

#include <core/permissions.h>
#include <core/permissiontable.h>
#include <models/shared/membertext.h>

#include <QCoreApplication>

#include <algorithm>

namespace Minideck {

namespace {

using P = Permission;

Reach reachOfCell(PermissionCell cell, const Principal &principal)
{
    switch (cell) {
    case PermissionCell::None:
    case PermissionCell::ByPolicy: // the policy of the workspace is not known here
        return Reach::None;
    case PermissionCell::Everywhere:
        return Reach::Everywhere;
    case PermissionCell::Read:
        return Reach::Read;
    case PermissionCell::Assigned:
    case PermissionCell::AssignedBound:
        return Reach::Assigned;
    case PermissionCell::AssignedTeam: {
        const bool inTeam = std::ranges::any_of(principal.assignments, [](const Assignment &assignment) {
            return assignment.kind.is(AssignmentKind::Team);
        });
        return inTeam ? Reach::Assigned : Reach::None;
    }
    case PermissionCell::Own:
        return Reach::Own;
    case PermissionCell::ByFlag:
        return principal.programCreator ? Reach::Everywhere : Reach::None;
    }
    Q_UNREACHABLE();
}

// The sentences. Where nothing is said for a reach, the verb is left out for it.
struct MemberFacts
{
    Q_DECLARE_TR_FUNCTIONS(MemberFacts)

public:
    explicit MemberFacts(const Member &member)
        : m_member(member)
    { }

    QList<MemberFact> all()
    {
        addVersions();
        add({P::LogRead, P::TemplateManage}, tr("Reads logs, edits templates"),
            tr("Reads logs, edits templates"), tr("Reads logs and templates"), tr("Cannot read logs"));
        addApprovals();
        add({P::AppKeyManage, P::AppDevConfigEdit}, tr("Manages host apps and their keys"),
            tr("Manages assigned host apps and their keys"), {}, {});
        add({P::MemberInvite, P::MemberSetRole, P::MemberBlock}, tr("Invites, changes and blocks members"),
            {}, {}, {});
        std::ranges::stable_partition(m_facts, &MemberFact::may);
        return m_facts;
    }

private:
    void addVersions()
    {
        const Reach upload = reach(P::VersionUpload, m_member);
        if (upload == reach(P::VersionSubmit, m_member) && upload == reach(P::VersionPublish, m_member))
            return add({P::VersionUpload, P::VersionSubmit, P::VersionPublish},
                       tr("Uploads, submits and publishes versions"),
                       tr("Uploads, submits and publishes versions of assigned programs"), {},
                       tr("Cannot upload versions"));
        add({P::VersionUpload}, tr("Uploads versions"), tr("Uploads versions of assigned programs"), {}, {});
        add({P::VersionSubmit}, tr("Submits versions for review"),
            tr("Submits versions of assigned programs for review"), {},
            tr("Cannot submit versions for review"));
        add({P::VersionPublish}, tr("Publishes versions"), tr("Publishes versions of assigned programs"), {},
            {});
    }

    // The program's side decides about its bindings and nothing else (APR-11).
    void addApprovals()
    {
        const Principal principal = Principal::of(m_member);
        const bool ofApps =
            holds(principal, PrincipalColumn::AppAdmin) || holds(principal, PrincipalColumn::AppReviewer);
        add({P::ApprovalDecide}, tr("Decides approvals"),
            ofApps ? tr("Decides approvals of assigned apps") : tr("Decides bindings of assigned programs"),
            {}, tr("Cannot decide approvals"));
    }

    // The weakest of the verbs counts, so that a sentence never promises too much.
    void add(const QList<Permission> &permissions, const QString &everywhere, const QString &assigned,
             const QString &read, const QString &none)
    {
        Reach least = Reach::Everywhere;
        for (const Permission permission : permissions)
            least = std::min(least, reach(permission, m_member));
        switch (least) {
        case Reach::Everywhere:
            return say(everywhere, true, permissions);
        case Reach::Assigned:
            return say(assigned, true, permissions);
        case Reach::Read:
            return say(read, true, permissions);
        case Reach::Own:
        case Reach::None:
            return say(none, false, permissions);
        }
    }

    void say(const QString &sentence, bool may, const QList<Permission> &permissions)
    {
        if (!sentence.isEmpty())
            m_facts << MemberFact{sentence, may, permissions};
    }

    const Member &m_member;
    QList<MemberFact> m_facts;
};

} // namespace

Reach reach(Permission permission, const Member &member)
{
    const Principal principal = Principal::of(member);
    Reach best = Reach::None;
    for (int i = 0; i < PrincipalColumnCount; ++i) {
        const auto column = static_cast<PrincipalColumn>(i);
        if (holds(principal, column))
            best = std::max(best, reachOfCell(cell(permission, column), principal));
    }
    return best;
}

QList<MemberFact> memberFacts(const Member &member)
{
    return member.role.known() ? MemberFacts(member).all() : QList<MemberFact>();
}

QString memberFactsTitle(const Member &member)
{
    const auto role = member.role.known();
    if (!role)
        return roleText(member.role);
    switch (*role) {
    case Role::Admin:
        return MemberFacts::tr("As an admin");
    case Role::Reviewer:
        return MemberFacts::tr("As a reviewer");
    case Role::Developer:
        return MemberFacts::tr("As a developer");
    }
    Q_UNREACHABLE();
}

bool mayViewMembers(const WireEnum<Role> &role)
{
    Principal principal;
    principal.role = role.known();
    principal.active = true;
    return decide(Permission::MemberView, principal, {}).allowed;
}

} // namespace Minideck
