#include "snapshot.h"

#include "approvalcaller.h"
#include "snapshotstream.h"

#include <server/store/storedatabase.h>

#include <atomic>

namespace Minideck {

using namespace std::chrono_literals;

// Each keeps a thread, a connection and a read transaction.
static constexpr int Streams = 8;

//! One of the Streams places, given back when the last holder of it is gone.
class SnapshotPlace
{
public:
    explicit SnapshotPlace(std::shared_ptr<std::atomic<int>> taken)
        : m_taken(std::move(taken))
        , m_granted(m_taken->fetch_add(1) < Streams)
    { }
    ~SnapshotPlace() { m_taken->fetch_sub(1); }
    Q_DISABLE_COPY_MOVE(SnapshotPlace)

    bool granted() const { return m_granted; }

private:
    std::shared_ptr<std::atomic<int>> m_taken;
    bool m_granted;
};

static Answer takeSnapshot(const RouteCall &call, Connection &connection, const QString &file,
                           const std::shared_ptr<std::atomic<int>> &taken)
{
    const auto found = membershipWith(Permission::WorkspaceView, call, connection);
    if (const auto *problem = std::get_if<Problem>(&found))
        return *problem;
    if (!call.request.query.isEmpty())
        return Problems::invalidQuery(u"This resource has no query parameters."_qs);
    HttpResponse response;
    response.headers.set("Content-Type", "application/x-ndjson");
    if (call.request.method == "HEAD") {
        response.body = BodySource([] { return std::nullopt; });
        return response;
    }
    const auto place = std::make_shared<SnapshotPlace>(taken);
    if (!place->granted())
        return Problems::busy(2s);

    const auto &membership = std::get<Membership>(found);
    const SnapshotStream::Content content{.workspace = membership.workspace.key,
                                          .members = membership.may(Permission::MemberView),
                                          .approvals =
                                              ApprovalCaller::inside(membership, call.caller->account).scope};
    const auto stream = std::make_shared<SnapshotStream>(file, content);
    response.body = BodySource([stream, place] { return stream->next(); });
    return response;
}

std::vector<Route> snapshotRoutes(const StoreDatabase &database)
{
    const auto taken = std::make_shared<std::atomic<int>>(0);
    return {{"GET", u"/v1/workspaces/{workspace}/snapshot"_qs, Route::Needs::Session,
             ReadingHandler{[file = database.file(), taken](const RouteCall &call, Connection &connection) {
                 return takeSnapshot(call, connection, file, taken);
             }}}};
}

} // namespace Minideck
