#include "invitations.h"

#include "invitationletters.h"
#include "memberchanges.h"

#include <core/accountinput.h>
#include <core/limits.h>
#include <core/random.h>
#include <core/ulid.h>
#include <server/store/foldedtext.h>
#include <server/store/memberedits.h>
#include <server/store/memberstore.h>

namespace Minideck {

static BrokenRule acceptedAlready()
{
    return {.rule = u"MEM-2"_qs, .detail = u"This member has accepted the invitation already."_qs};
}

Invitations::Invitations(Connection &connection, Place place, Random &random,
                         const InvitationLetters &letters, ChangeJournal &journal)
    : m_connection(connection)
    , m_place(std::move(place))
    , m_random(random)
    , m_letters(letters)
    , m_journal(journal)
{ }

bool Invitations::isAddress(const QString &email)
{
    return AccountInput::emailFault(email).isEmpty();
}

std::variant<MemberId, InvitationRefusal> Invitations::invite(const QString &email, Role role)
{
    if (!isAddress(email))
        return InvitationRefusal::Syntax;
    const QString folded = foldForSearch(email);
    if (m_seen.contains(folded))
        return InvitationRefusal::Duplicate;
    m_seen.insert(folded);
    if (Members::byEmail(m_connection, m_place.workspace, email))
        return InvitationRefusal::AlreadyMember;

    const auto id = MemberId(MemberId::prefix() + u'_' + makeUlid(m_place.now.toMSecsSinceEpoch(), m_random));
    const qint64 key = MemberEdits::invite(m_connection, m_place.workspace,
                                           {.id = id,
                                            .email = email,
                                            .role = role,
                                            .invitedBy = m_place.invitedBy,
                                            .sentAt = m_place.now,
                                            .expiresAt = m_place.now.addDuration(Limits::InvitationLife)});
    Member invited;
    invited.id = id;
    invited.email = email;
    invited.role = role;
    invited.status = MemberStatus::Invited;
    m_letters.send(m_connection, key, invited,
                   {.workspace = m_place.workspaceName, .inviter = m_place.inviterName}, m_place.now);
    m_journal.audit(Permission::MemberInvite, std::nullopt, invited);
    m_journal.feed(id);
    return id;
}

std::optional<BrokenRule> Invitations::renew(const StoredMember &record)
{
    if (!record.member.status.is(MemberStatus::Invited))
        return acceptedAlready();
    MemberEdits::renew(m_connection, record.key, m_place.now,
                       m_place.now.addDuration(Limits::InvitationLife));
    m_letters.send(m_connection, record.key, record.member,
                   {.workspace = m_place.workspaceName, .inviter = m_place.inviterName}, m_place.now);
    m_journal.audit(u"invitation.renew"_qs, record.member, record.member);
    m_journal.feed(record.member.id);
    return std::nullopt;
}

std::optional<BrokenRule> Invitations::revoke(const StoredMember &record)
{
    if (!record.member.status.is(MemberStatus::Invited))
        return acceptedAlready();
    MemberEdits::remove(m_connection, record.key, m_place.now);
    m_journal.audit(u"invitation.revoke"_qs, record.member, std::nullopt);
    m_journal.feed(record.member.id, true);
    return std::nullopt;
}

} // namespace Minideck
