#include "contract.h"

#include "api.h"
#include "members.h"
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
    api.add(teamRoutes());
    api.add(snapshotRoutes(parts.database));
}

} // namespace Minideck
