#include "invitations.h"

#include <core/random.h>
#include <core/ulid.h>
#include <server/store/foldedtext.h>
#include <server/store/memberedits.h>
#include <server/store/memberstore.h>

#include <QCryptographicHash>
#include <QRegularExpression>

namespace Minideck {

static constexpr qsizetype LongestAddress = 254;
static constexpr qsizetype CodeBytes = 32;

Invitations::Invitations(Connection &connection, Place place, Random &random, ChangeJournal &journal)
    : m_connection(connection)
    , m_place(std::move(place))
    , m_random(random)
    , m_journal(journal)
{ }

bool Invitations::isAddress(const QString &email)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(
            u"[^\\s@<>()\\[\\],:;\"\\\\\\p{Cc}]{1,64}@"
            u"(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?\\.)+"
            u"[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])"_qs),
        QRegularExpression::UseUnicodePropertiesOption);
    return email.toUtf8().size() <= LongestAddress && form.match(email).hasMatch();
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
    MemberEdits::invite(
        m_connection, m_place.workspace,
        {.id = id,
         .email = email,
         .role = role,
         .invitedBy = m_place.invitedBy,
         .codeHash = QCryptographicHash::hash(m_random.bytes(CodeBytes), QCryptographicHash::Sha256),
         .sentAt = m_place.now,
         .expiresAt = m_place.now.addDuration(Life)});
    Member invited;
    invited.id = id;
    invited.email = email;
    invited.role = role;
    invited.status = MemberStatus::Invited;
    m_journal.audit(Permission::MemberInvite, std::nullopt, invited);
    m_journal.feed(id);
    return id;
}

} // namespace Minideck
