#pragma once

#include "changejournal.h"

#include <core/ids.h>
#include <core/types/wireenum.h>
#include <server/store/memberstore.h>

#include <QSet>

#include <variant>

namespace Minideck {

class InvitationLetters;
class Random;
struct BrokenRule;

//! Why an address cannot be invited (MEM-2).
enum class InvitationRefusal { Syntax, Duplicate, AlreadyMember };

template <>
struct WireNames<InvitationRefusal>
{
    static constexpr std::pair<InvitationRefusal, QStringView> values[] = {
        {InvitationRefusal::Syntax, u"syntax"},
        {InvitationRefusal::Duplicate, u"duplicate"},
        {InvitationRefusal::AlreadyMember, u"alreadyMember"},
    };
};

//! Invites people to a workspace (MEM-2), in the caller's transaction. Nobody is assigned to anything
//! (MEM-3).
class Invitations
{
public:
    //! What outlives the object: where the members go and who invites them.
    struct Place
    {
        qint64 workspace = 0;
        QString workspaceName;
        qint64 invitedBy = 0; //!< key of a member, 0 for none
        QString inviterName;
        QDateTime now;
    };

    Invitations(Connection &connection, Place place, Random &random, const InvitationLetters &letters,
                ChangeJournal &journal);

    //! Adds a member with the status invited and gives its id, or says why not. The addresses of one object
    //! are one request: the second of two equal ones is a duplicate.
    std::variant<MemberId, InvitationRefusal> invite(const QString &email, Role role);

    //! Mails another code and begins the seven days again, or says what stands against it.
    std::optional<BrokenRule> renew(const StoredMember &record);

    //! Takes the invitation back: the member is gone, and with it the code.
    std::optional<BrokenRule> revoke(const StoredMember &record);

    //! Whether the text looks like an address that mail could reach: one @, a name before it, a domain of two
    //! labels or more behind it, no blanks or brackets, 254 bytes at most (RFC 5321 4.5.3).
    static bool isAddress(const QString &email);

private:
    Connection &m_connection;
    const Place m_place;
    Random &m_random;
    const InvitationLetters &m_letters;
    ChangeJournal &m_journal;
    QSet<QString> m_seen;
};

} // namespace Minideck
