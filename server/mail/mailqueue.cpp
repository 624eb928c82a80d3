#include "mailqueue.h"

#include <core/random.h>
#include <core/ulid.h>
#include <server/rules/masterkey.h>

namespace Minideck {

static constexpr QByteArrayView Purpose = "mail";

MailQueue::MailQueue(const MasterKey &key, Random &random)
    : m_key(key)
    , m_random(random)
{ }

void MailQueue::post(Connection &connection, Mail mail) const
{
    mail.id = MailId(MailId::prefix() + u'_' + makeUlid(mail.createdAt.toMSecsSinceEpoch(), m_random));
    StoredMail stored{.id = mail.id,
                      .recipient = mail.recipient,
                      .subject = mail.subject,
                      .text = m_key.seal(Purpose, mail.text.toUtf8(), m_random),
                      .createdAt = mail.createdAt};
    if (!mail.code.isEmpty())
        stored.code = m_key.seal(Purpose, mail.code.toUtf8(), m_random);
    MailRows::insert(connection, stored);
}

std::optional<Mail> MailQueue::open(const StoredMail &stored) const
{
    const auto text = m_key.open(Purpose, stored.text);
    const auto code = stored.code.isEmpty() ? QByteArray() : m_key.open(Purpose, stored.code);
    if (!text || !code)
        return std::nullopt;
    return Mail{.id = stored.id,
                .recipient = stored.recipient,
                .subject = stored.subject,
                .text = QString::fromUtf8(*text),
                .code = QString::fromUtf8(*code),
                .createdAt = stored.createdAt};
}

} // namespace Minideck
