#include "invitationletters.h"

#include <server/mail/letters.h>

namespace Minideck {

void InvitationLetters::send(Connection &connection, qint64 memberKey, const Member &member,
                             const Content &content, const QDateTime &now) const
{
    const QString code = m_codes.issue(connection, CodePurpose::Invitation, member.email, now, memberKey);
    Mail letter = Letters::invitation(content.workspace, content.inviter, member.role, code);
    letter.recipient = member.email;
    letter.createdAt = now;
    m_mail.post(connection, std::move(letter));
}

} // namespace Minideck
