#include "operationtext.h"

#include "operationfields.h"

#include <models/shared/invitationtext.h>

#include <QCoreApplication>

namespace Minideck {

namespace {

// Gives the sentences below a context for translators.
struct OperationText
{
    Q_DECLARE_TR_FUNCTIONS(OperationText)
};

QString withValue(const QString &subject, const Operation &operation)
{
    const QList<OperationField> fields = operationFields(operation);
    if (fields.isEmpty() || fields.first().yours.isEmpty())
        return subject;
    return OperationText::tr("%1: %2", "what is set: the value").arg(subject, fields.first().yours);
}

} // namespace

QString operationTitle(const Operation &operation)
{
    const QString &name = operation.targetName;
    switch (operation.kind) {
    case OperationKind::SetRole:
        return withValue(OperationText::tr("Role of %1").arg(name), operation);
    case OperationKind::SetProgramCreator:
        return OperationText::tr("Creating of programs by %1").arg(name);
    case OperationKind::SetAssignments:
        return OperationText::tr("Assignments of %1").arg(name);
    case OperationKind::Block:
        return OperationText::tr("Block %1").arg(name);
    case OperationKind::Unblock:
        return OperationText::tr("Unblock %1").arg(name);
    case OperationKind::Remove:
        return OperationText::tr("Remove %1").arg(name);
    case OperationKind::Invite:
        return OperationText::tr("Invite %1").arg(name);
    case OperationKind::RenewInvitation:
        return OperationText::tr("Renew the invitation of %1").arg(name);
    case OperationKind::RevokeInvitation:
        return OperationText::tr("Revoke the invitation of %1").arg(name);
    }
    Q_UNREACHABLE();
}

QString operationStateText(OperationState state)
{
    switch (state) {
    case OperationState::Held:
        return OperationText::tr("Held");
    case OperationState::Queued:
        return OperationText::tr("Queued");
    case OperationState::Sending:
        return OperationText::tr("Sending");
    case OperationState::Unknown:
        return OperationText::tr("No answer yet");
    case OperationState::Retry:
        return OperationText::tr("Tried again soon");
    case OperationState::Conflict:
        return OperationText::tr("Conflict");
    case OperationState::Rejected:
        return OperationText::tr("Refused");
    case OperationState::Parked:
        return OperationText::tr("Needs you");
    case OperationState::Done:
        return OperationText::tr("Done");
    case OperationState::Cancelled:
        return OperationText::tr("Cancelled");
    }
    Q_UNREACHABLE();
}

QString operationSentence(const Operation &operation)
{
    switch (operation.state) {
    case OperationState::Held:
        return OperationText::tr("Waits until you sign in again.");
    case OperationState::Queued:
        return OperationText::tr("Waits for its turn. It is sent as soon as the platform answers.");
    case OperationState::Sending:
        return OperationText::tr("On its way to the platform.");
    case OperationState::Unknown:
        return OperationText::tr(
            "It was sent, but no answer came. It is sent again and has its effect once.");
    case OperationState::Retry:
        return OperationText::tr("The platform could not take it now. It is sent again by itself.");
    case OperationState::Conflict:
        return OperationText::tr("Somebody else changed this first. Yours did nothing.");
    case OperationState::Rejected:
        if (operation.error && !invitationRefusalText(*operation.error).isEmpty())
            return OperationText::tr("Nobody was invited: %1.", "why not")
                .arg(invitationRefusalText(*operation.error));
        return OperationText::tr("The platform refused it. Nothing was changed.");
    case OperationState::Parked:
        return operation.mayHaveHappened
            ? OperationText::tr(
                "It waited too long: whether it had its effect is not known. Look at the state "
                "before you send it again.")
            : OperationText::tr("It waited too long to be sent without asking you.");
    case OperationState::Done:
        return OperationText::tr("The platform did it.");
    case OperationState::Cancelled:
        return OperationText::tr("Taken back before it was sent.");
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
