#include "contract.h"

#include "account.h"
#include "accountapprovals.h"
#include "accounts.h"
#include "api.h"
#include "approvals.h"
#include "assignablemembers.h"
#include "changes.h"
#include "eventhub.h"
#include "events.h"
#include "invitationaccept.h"
#include "invitations.h"
#include "mailtest.h"
#include "memberbatch.h"
#include "members.h"
#include "memberwrites.h"
#include "oauth.h"
#include "registrations.h"
#include "sandbox.h"
#include "service.h"
#include "session.h"
#include "snapshot.h"
#include "teams.h"
#include "workspaces.h"

#include <server/mail/maildelivery.h>

namespace Minideck {

QStringList signInPages()
{
    return {u"/oauth/authorize"_qs};
}

void addContract(Api &api, const ContractParts &parts)
{
    api.add(serviceRoutes(parts.environment, parts.metrics, parts.rate));
    api.add(sessionRoutes(parts.signIn, parts.sessions, parts.clock));
    api.add(memberRoutes(parts.key));
    api.add(memberWriteRoutes());
    api.add(memberBatchRoutes());
    api.add(assignableMemberRoutes(parts.key));
    api.add(invitationRoutes(parts.key));
    api.add(teamRoutes());
    api.add(workspaceRoutes(parts.key));
    api.add(registrationRoutes(parts.key));
    api.add(approvalRoutes(parts.key));
    api.add(accountApprovalRoutes(parts.key));
    api.add(snapshotRoutes(parts.database));
    api.add(changeRoutes());
    api.add(eventRoutes(parts.events));
    const auto desk = std::make_shared<AccountDesk>(parts);
    api.add(accountRoutes(desk));
    api.add(ownAccountRoutes(desk));
    api.add(invitationAcceptRoutes(desk));
    api.add(mailTestRoutes(desk));
    api.add(oauthRoutes(desk));
    if (parts.environment == Environment::Sandbox)
        api.add(sandboxRoutes(desk));
    api.setCommitted([&events = parts.events, &mail = parts.mail] {
        events.stir();
        mail.stir();
    });
}

} // namespace Minideck
