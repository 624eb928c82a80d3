#include "invitationacceptance.h"

#include "changejournal.h"

#include <server/store/memberedits.h>
#include <server/store/memberstore.h>
#include <server/store/workspacestore.h>

namespace Minideck::InvitationAcceptance {

std::variant<WorkspaceId, AcceptanceRefusal> accept(Connection &connection, const OneTimeCodes &codes,
                                                    const AccountRecord &account, const QString &code,
                                                    AuditEvent origin)
{
    if (!account.verifiedAt.isValid())
        return AcceptanceRefusal::NotVerified;
    const auto found = codes.find(connection, CodePurpose::Invitation, account.email, code, origin.at);
    const auto invited = found ? Members::byKey(connection, found->member) : std::nullopt;
    if (!invited || !invited->second.member.status.is(MemberStatus::Invited))
        return AcceptanceRefusal::WrongCode;
    const auto &[workspaceKey, record] = *invited;
    const auto workspace = Workspaces::byKey(connection, workspaceKey);
    if (!workspace || workspace->status != WorkspaceStatus::Active)
        return AcceptanceRefusal::WorkspaceReadOnly;

    OneTimeCodes::spend(connection, *found);
    MemberEdits::accept(connection, record.key, account.key, account.name, origin.at);
    Member accepted = record.member;
    accepted.name = account.name;
    accepted.status = MemberStatus::Active;
    origin.workspaceId = workspace->id.text();
    origin.memberId = record.member.id.text();
    ChangeJournal journal(connection, workspaceKey, origin);
    journal.audit(u"invitation.accept"_qs, record.member, accepted);
    journal.feedRights(record.member.id);
    return workspace->id;
}

} // namespace Minideck::InvitationAcceptance
