#pragma once

#include "mail.h"

#include <server/store/mailstore.h>

#include <optional>

namespace Minideck {

class Connection;
class MasterKey;
class Random;

//! The way into the mail outbox: a letter that is queued in a transaction goes out once that has committed,
//! and never otherwise.
class MailQueue
{
public:
    MailQueue(const MasterKey &key, Random &random);

    //! Queues a letter; its id is made here.
    void post(Connection &connection, Mail mail) const;

    //! The letter of a row, or nothing if it was sealed with another key.
    std::optional<Mail> open(const StoredMail &stored) const;

private:
    const MasterKey &m_key;
    Random &m_random;
};

} // namespace Minideck
