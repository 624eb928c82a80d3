#include "answerslot.h"

namespace Minideck {

AnswerSlot::AnswerSlot(std::shared_ptr<Wakeup> wakeup)
    : m_wakeup(std::move(wakeup))
{ }

HttpHandler::Respond AnswerSlot::responder(const std::shared_ptr<AnswerSlot> &slot)
{
    // The copies of the function share this pointer; with the last of them goes the hope for an answer.
    const std::shared_ptr<AnswerSlot> hope(slot.get(), [slot](AnswerSlot *it) { it->fill({}); });
    return [hope](HttpResponse response) { hope->fill(std::move(response)); };
}

void AnswerSlot::fill(std::optional<HttpResponse> response)
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_filled, true))
            return;
        m_response = std::move(response);
    }
    m_wakeup->ring();
}

bool AnswerSlot::isFilled() const
{
    const std::lock_guard lock(m_mutex);
    return m_filled;
}

std::optional<HttpResponse> AnswerSlot::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_response, {});
}

} // namespace Minideck
