#pragma once

#include "onetimecodes.h"

#include <core/types/member.h>
#include <server/mail/mailqueue.h>

namespace Minideck {

//! Codes for those who are invited, and the letters that bring them (MEM-2).
class InvitationLetters
{
public:
    //! Both outlive the letters.
    InvitationLetters(const MasterKey &key, Random &random)
        : m_codes(key, random)
        , m_mail(key, random)
    { }

    //! What the letter says beside the address.
    struct Content
    {
        QString workspace; //!< its name
        QString inviter;   //!< name of the member who invites
    };

    //! Gives the invited member a code, in the place of an earlier one, and mails it.
    void send(Connection &connection, qint64 memberKey, const Member &member, const Content &content,
              const QDateTime &now) const;

private:
    const OneTimeCodes m_codes;
    const MailQueue m_mail;
};

} // namespace Minideck
