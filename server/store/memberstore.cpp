#include "memberstore.h"

#include "connection.h"
#include "foldedtext.h"
#include "memberfilter.h"

namespace Minideck {

static const QString Columns =
    u"member.key, member.id, member.revision, member.email, member.name, member.role, member.program_creator,"
    u" member.status, member.started_at, member.last_activity_at, member.external_id, member.created_at,"
    u" member.updated_at, inviter.id, inviter.name, invitation.expires_at, member.scope_sequence"_qs;
static constexpr int SortKeyColumn = 17;
static const QString Source = u" FROM member LEFT JOIN member AS inviter ON inviter.key = member.invited_by"
                              u" LEFT JOIN invitation ON invitation.member = member.key"_qs;

static const QString AssignmentColumns =
    u"assignment.member, assignment.kind, assignment.target_id, assignment.role,"
    u" coalesce(team.name, app.name, mini_program.name, '')"
    u" FROM assignment LEFT JOIN team ON assignment.kind = 0 AND team.id = target_id"
    u" LEFT JOIN app ON assignment.kind = 1 AND app.id = target_id"
    u" LEFT JOIN mini_program ON assignment.kind = 2 AND mini_program.id = target_id"_qs;

static StoredMember memberAt(const StoreStatement &row)
{
    StoredMember record;
    record.key = row.integer(0);
    record.member.id = MemberId(row.text(1));
    record.member.revision = row.integer(2);
    record.member.email = row.text(3);
    record.member.name = row.text(4);
    record.member.role = static_cast<Role>(row.integer(5));
    record.member.programCreator = row.integer(6) != 0;
    record.member.status = static_cast<MemberStatus>(row.integer(7));
    record.member.startedAt = row.time(8);
    record.member.lastActivityAt = row.time(9);
    record.externalId = row.text(10);
    record.createdAt = row.time(11);
    record.updatedAt = row.time(12);
    record.invitedById = MemberId(row.text(13));
    record.member.invitedByName = row.text(14);
    record.invitationExpiresAt = row.time(15);
    record.rightsSequence = row.integer(16);
    return record;
}

static Assignment assignmentAt(const StoreStatement &row)
{
    return {.kind = static_cast<AssignmentKind>(row.integer(1)),
            .targetId = row.text(2),
            .targetName = row.text(4),
            .role = static_cast<AssignmentRole>(row.integer(3))};
}

static void readAssignments(Connection &connection, QList<StoredMember> &records)
{
    StoreStatement row(connection, u"SELECT "_qs + AssignmentColumns + u" WHERE member = ?"_qs);
    for (StoredMember &record : records) {
        row.bind(record.key);
        while (row.next())
            record.member.assignments.append(assignmentAt(row));
    }
}

static std::optional<StoredMember> one(Connection &connection, StoreStatement &row)
{
    QList<StoredMember> records;
    while (row.next())
        records.append(memberAt(row));
    readAssignments(connection, records);
    return records.isEmpty() ? std::nullopt : std::optional(records.first());
}

namespace Members {

MemberRows page(Connection &connection, qint64 workspace, const MemberQuery &query, int limit,
                const std::optional<MemberPlace> &after)
{
    const MemberFilter filter(query);
    const QString key = filter.sortExpression();
    const QString direction = query.order == Qt::AscendingOrder ? u"ASC"_qs : u"DESC"_qs;
    QString place;
    if (after)
        place = u" AND (%1, member.id) %2 (?, ?)"_qs.arg(key, direction == u"ASC" ? u">"_qs : u"<"_qs);

    StoreStatement row(connection,
                       u"SELECT "_qs + Columns + u", "_qs + key + Source + u" WHERE member.workspace = ?"_qs
                           + filter.condition() + place
                           + u" ORDER BY %1 %2, member.id %2 LIMIT ?"_qs.arg(key, direction));
    filter.bind(row.bind(workspace));
    if (after) {
        if (filter.sortsByNumber())
            row.bind(after->sortKey.toLongLong());
        else
            row.bind(after->sortKey);
        row.bind(after->id);
    }
    row.bind(limit + 1);

    MemberRows result;
    MemberPlace last;
    while (row.next()) {
        if (result.rows.size() == limit) {
            result.next = last; // one more than asked for: there is a next page
            break;
        }
        result.rows.append(memberAt(row));
        last = {.sortKey = row.text(SortKeyColumn), .id = row.text(1)};
    }
    row.reset();
    readAssignments(connection, result.rows);

    StoreStatement count(connection,
                         u"SELECT count(*) FROM member WHERE member.workspace = ?"_qs + filter.condition());
    filter.bind(count.bind(workspace));
    result.total = count.next() ? count.integer(0) : 0;
    count.reset();
    return result;
}

std::optional<StoredMember> byId(Connection &connection, qint64 workspace, const MemberId &id)
{
    StoreStatement row(
        connection, u"SELECT "_qs + Columns + Source + u" WHERE member.workspace = ? AND member.id = ?"_qs);
    row.bind(workspace).bind(id.text());
    return one(connection, row);
}

std::optional<std::pair<qint64, StoredMember>> byKey(Connection &connection, qint64 key)
{
    StoreStatement place(connection, u"SELECT workspace FROM member WHERE key = ?"_qs);
    place.bind(key);
    const qint64 workspace = place.next() ? place.integer(0) : 0;
    place.reset();
    StoreStatement row(connection, u"SELECT "_qs + Columns + Source + u" WHERE member.key = ?"_qs);
    row.bind(key);
    auto found = one(connection, row);
    return found ? std::optional(std::pair(workspace, std::move(*found))) : std::nullopt;
}

std::optional<StoredMember> ofAccount(Connection &connection, qint64 workspace, qint64 account)
{
    StoreStatement row(connection,
                       u"SELECT "_qs + Columns + Source
                           + u" WHERE member.workspace = ? AND member.account = ?"_qs);
    row.bind(workspace).bind(account);
    return one(connection, row);
}

std::optional<StoredMember> byEmail(Connection &connection, qint64 workspace, const QString &email)
{
    StoreStatement row(connection,
                       u"SELECT "_qs + Columns + Source
                           + u" WHERE member.workspace = ? AND member.email_folded = ?"_qs);
    row.bind(workspace).bind(foldForSearch(email));
    return one(connection, row);
}

static qint64 number(StoreStatement &row)
{
    const qint64 value = row.next() ? row.integer(0) : 0;
    row.reset();
    return value;
}

qint64 count(Connection &connection, qint64 workspace)
{
    StoreStatement row(connection, u"SELECT count(*) FROM member WHERE workspace = ?"_qs);
    return number(row.bind(workspace));
}

qint64 activeWith(Connection &connection, qint64 workspace, Role role)
{
    StoreStatement row(connection,
                       u"SELECT count(*) FROM member WHERE workspace = ? AND role = ? AND status = ?"_qs);
    return number(
        row.bind(workspace).bind(static_cast<int>(role)).bind(static_cast<int>(MemberStatus::Active)));
}

qint64 activeAdmins(Connection &connection, qint64 workspace)
{
    return activeWith(connection, workspace, Role::Admin);
}

} // namespace Members

MemberWalk::MemberWalk(Connection &connection, qint64 workspace)
    : m_members(connection,
                u"SELECT "_qs + Columns + Source + u" WHERE member.workspace = ? ORDER BY member.key"_qs)
    , m_assignments(connection, u"SELECT "_qs + AssignmentColumns + u" ORDER BY assignment.member"_qs)
{
    m_members.bind(workspace);
}

std::optional<StoredMember> MemberWalk::next()
{
    if (!m_members.next())
        return std::nullopt;
    StoredMember record = memberAt(m_members);
    // Both are ordered by the member's key, so one step forward is enough; others' rows are passed over.
    while (m_assignmentWaits || m_assignments.next()) {
        m_assignmentWaits = m_assignments.integer(0) > record.key;
        if (m_assignmentWaits)
            break;
        if (m_assignments.integer(0) == record.key)
            record.member.assignments.append(assignmentAt(m_assignments));
    }
    return record;
}

} // namespace Minideck
