#pragma once

#include "mail.h"

#include <core/result.h>

#include <atomic>

namespace Minideck {

//! The seam through which mail leaves the server (ACC-10).
class MailOutlet
{
public:
    virtual ~MailOutlet() = default;

    //! Hands a letter over; may take its time, and gives up soon after `ending` is set. An error of the kind
    //! Invalid is final; after any other the letter is tried again, with the same id.
    virtual Result<void> deliver(const Mail &mail, const std::atomic<bool> &ending) = 0;
};

} // namespace Minideck
