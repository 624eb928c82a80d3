#pragma once

#include "message.h"
#include "wakeup.h"

#include <mutex>

namespace Minideck {

//! Where a connection finds the answer to the request that it handed to the handler. Filled by the first call
//! of `respond`, or by the end of its last copy; the connection is woken then. Thread-safe.
class AnswerSlot
{
public:
    explicit AnswerSlot(std::shared_ptr<Wakeup> wakeup);

    //! The function for the handler. To be asked for once.
    static HttpHandler::Respond responder(const std::shared_ptr<AnswerSlot> &slot);

    bool isFilled() const;

    //! The answer, once; nothing if `respond` was dropped without a call.
    std::optional<HttpResponse> take();

private:
    void fill(std::optional<HttpResponse> response);

    const std::shared_ptr<Wakeup> m_wakeup;
    mutable std::mutex m_mutex;
    bool m_filled = false;
    std::optional<HttpResponse> m_response;
};

} // namespace Minideck
