#include "operationlook.h"

#include <models/outbox/operationtext.h>

namespace Minideck {

StateLook operationLook(OperationState state)
{
    const QString word = operationStateText(state);
    switch (state) {
    case OperationState::Held:
        return {u"st-held"_qs, word, Tone::Muted, true};
    case OperationState::Queued:
        return {u"st-queued"_qs, word, Tone::Muted, true};
    case OperationState::Sending:
        return {u"st-sending"_qs, word, Tone::Accent, false};
    case OperationState::Unknown:
        return {u"help"_qs, word, Tone::Warning, false};
    case OperationState::Retry:
        return {u"refresh"_qs, word, Tone::Warning, false};
    case OperationState::Conflict:
        return {u"st-conflict"_qs, word, Tone::Warning, false};
    case OperationState::Rejected:
        return {u"st-failed"_qs, word, Tone::Danger, false};
    case OperationState::Parked:
        return {u"pause"_qs, word, Tone::Warning, false};
    case OperationState::Done:
        return {u"st-approved"_qs, word, Tone::Success, true};
    case OperationState::Cancelled:
        return {u"st-withdrawn"_qs, word, Tone::Muted, true};
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
