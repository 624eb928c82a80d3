#pragma once

#include "storestatement.h"

#include <core/types/member.h>
#include <core/types/memberquery.h>

#include <QDateTime>
#include <QList>

#include <optional>

namespace Minideck {

class Connection;

//! A member with everything the contract shows of it.
struct StoredMember
{
    qint64 key = 0;
    Member member;
    QString externalId;
    MemberId invitedById;
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime invitationExpiresAt; //!< invalid unless an invitation is open (MEM-2)
    qint64 rightsSequence = 0;     //!< of the feed, where the member's own rights changed last
};

//! A place in a list of members: sort key and id of a row.
struct MemberPlace
{
    QString sortKey;
    QString id;
};

//! One page of members in order, with the place of its last row if there are more.
struct MemberRows
{
    QList<StoredMember> rows;
    std::optional<MemberPlace> next;
    qint64 total = 0; //!< of the whole question, not of the page
};

namespace Members {

//! Members of the workspace that the question asks for, after the given place.
MemberRows page(Connection &connection, qint64 workspace, const MemberQuery &query, int limit,
                const std::optional<MemberPlace> &after);

std::optional<StoredMember> byId(Connection &connection, qint64 workspace, const MemberId &id);

//! The member of a key, in whatever workspace, with the key of that.
std::optional<std::pair<qint64, StoredMember>> byKey(Connection &connection, qint64 key);

//! The member that the account is in the workspace.
std::optional<StoredMember> ofAccount(Connection &connection, qint64 workspace, qint64 account);

//! The member of an e-mail address, compared without regard to case; invited and blocked ones, too.
std::optional<StoredMember> byEmail(Connection &connection, qint64 workspace, const QString &email);

qint64 count(Connection &connection, qint64 workspace);

//! Active members with the role; the last admin is protected (ROL-4).
qint64 activeWith(Connection &connection, qint64 workspace, Role role);
qint64 activeAdmins(Connection &connection, qint64 workspace);

} // namespace Members

//! Reads all members of a workspace one by one, in one pass over members and assignments.
class MemberWalk
{
public:
    MemberWalk(Connection &connection, qint64 workspace);

    //! The next member; nothing at the end or after an error of the connection.
    std::optional<StoredMember> next();

private:
    StoreStatement m_members;
    StoreStatement m_assignments;
    bool m_assignmentWaits = false;
};

} // namespace Minideck
