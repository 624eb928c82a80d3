#include "snapshotstream.h"

#include "approvaljson.h"
#include "memberjson.h"
#include "workspacejson.h"

#include <server/store/connection.h>

#include <stdexcept>

namespace Minideck {

static constexpr qsizetype PieceBytes = 64 * 1024;
static constexpr std::size_t PiecesAhead = 4;

SnapshotStream::SnapshotStream(QString file, const Content &content)
    : m_thread([this, file = std::move(file), content] { run(file, content); })
{ }

SnapshotStream::~SnapshotStream()
{
    {
        const std::lock_guard lock(m_mutex);
        m_unwanted = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::optional<QByteArray> SnapshotStream::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_pieces.empty() || m_state != State::Running; });
    if (m_state == State::Failed)
        throw std::runtime_error("The snapshot cannot be read to its end");
    if (m_pieces.empty())
        return std::nullopt;
    QByteArray piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    m_changed.notify_all();
    return piece;
}

void SnapshotStream::run(const QString &file, const Content &content)
{
    Connection connection;
    if (!connection.open(file, Connection::Access::ReadOnly))
        return finish(State::Failed);
    connection.harden();
    connection.execute(u"BEGIN"_qs);
    write(connection, content);
    const bool complete = !connection.error();
    connection.execute(u"COMMIT"_qs);
    finish(complete ? State::Complete : State::Failed);
}

void SnapshotStream::write(Connection &connection, const Content &content)
{
    const qint64 workspaceKey = content.workspace;
    const auto workspace = Workspaces::byKey(connection, workspaceKey);
    if (!workspace)
        return connection.fail(Error{.detail = u"the workspace is gone"_qs});
    const QList<StoredTeam> teams = Workspaces::teams(connection, workspaceKey);
    const qint64 members = content.members ? Members::count(connection, workspaceKey) : 0;

    JsonText json;
    json.beginObject()
        .member("type", u"snapshot"_qs)
        .member("sequence", QString::number(workspace->changeSequence))
        .key("workspace")
        .beginObject();
    writeWorkspaceState(json, *workspace);
    json.endObject()
        .key("counts")
        .beginObject()
        .member("team", static_cast<qint64>(teams.size()))
        .member("member", members)
        .member("approval", ApprovalList::count(connection, content.approvals))
        .endObject()
        .endObject()
        .newLine();
    for (const StoredTeam &team : teams) {
        json.beginObject().member("type", u"team"_qs);
        writeTeam(json, team);
        json.endObject().newLine();
    }

    qint64 records = teams.size();
    if (content.members) {
        MemberWalk reader(connection, workspaceKey);
        while (const auto member = reader.next()) {
            json.beginObject().member("type", u"member"_qs);
            writeMember(json, *member);
            json.endObject().newLine();
            ++records;
            if (!hand(json, PieceBytes))
                return;
        }
    }
    ApprovalWalk approvals(connection, content.approvals);
    while (const auto approval = approvals.next()) {
        json.beginObject().member("type", u"approval"_qs);
        writeApproval(json, *approval);
        json.endObject().newLine();
        ++records;
        if (!hand(json, PieceBytes))
            return;
    }
    if (connection.error())
        return;
    json.beginObject().member("type", u"end"_qs).member("records", records).endObject().newLine();
    hand(json, 0);
}

bool SnapshotStream::hand(JsonText &json, qsizetype atLeast)
{
    if (json.size() < atLeast)
        return true;
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_unwanted || m_pieces.size() < PiecesAhead; });
    if (m_unwanted)
        return false;
    m_pieces.push_back(json.take());
    m_changed.notify_all();
    return true;
}

void SnapshotStream::finish(State state)
{
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
    }
    m_changed.notify_all();
}

} // namespace Minideck
