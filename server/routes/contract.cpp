#include "contract.h"

#include "api.h"
#include "changes.h"
#include "eventhub.h"
#include "events.h"
#include "invitations.h"
#include "members.h"
#include "memberwrites.h"
#include "service.h"
#include "session.h"
#include "snapshot.h"
#include "teams.h"

namespace Minideck {

void addContract(Api &api, const ContractParts &parts)
{
    api.add(serviceRoutes(parts.environment, parts.metrics));
    api.add(sessionRoutes(parts.signIn, parts.sessions, parts.clock));
    api.add(memberRoutes(parts.key));
    api.add(memberWriteRoutes());
    api.add(invitationRoutes());
    api.add(teamRoutes());
    api.add(snapshotRoutes(parts.database));
    api.add(changeRoutes());
    api.add(eventRoutes(parts.events));
    api.setCommitted([&events = parts.events] { events.stir(); });
}

} // namespace Minideck
