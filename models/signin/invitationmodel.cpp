#include "invitationmodel.h"

#include "accountproblemtext.h"

#include <client/sync/accountactions.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>

namespace Minideck {

InvitationModel::InvitationModel(PlatformClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{ }

void InvitationModel::begin()
{
    ++m_attempt;
    m_busy = false;
    m_needsVerification = false;
    m_problem.clear();
    m_error.reset();
    emit changed();
}

void InvitationModel::accept(const QString &code)
{
    if (m_busy)
        return;
    begin();
    if (code.trimmed().isEmpty()) {
        m_problem = tr("Enter the code from the letter.");
        emit changed();
        return;
    }
    m_busy = true;
    emit changed();
    whenAnswered(m_client.accountActions().acceptInvitation(code.trimmed()), this,
                 [this, attempt = m_attempt](const Result<WorkspaceMembership> &workspace) {
                     if (attempt != m_attempt)
                         return;
                     m_busy = false;
                     if (!workspace)
                         return refused(workspace.error());
                     emit changed();
                     emit accepted(*workspace);
                 });
}

void InvitationModel::refused(const Error &error)
{
    m_needsVerification = error.kind == ErrorKind::Forbidden && error.code == u"ACC-1"_qs;
    m_problem = mailedCodeProblem(codeOf(error, u"/code"));
    if (!m_needsVerification && m_problem.isEmpty())
        m_error = error;
    emit changed();
}

} // namespace Minideck
