#pragma once

#include "contract.h"
#include "exactlyonce.h"

#include <server/rules/accountchanges.h>
#include <server/rules/tokenbuckets.h>

namespace Minideck {

//! What the routes of accounts share: who may ask how often, and the frame of a change that belongs to no
//! workspace. Thread-safe; outlived by all parts of the contract.
class AccountDesk
{
public:
    using Act = std::function<Answer(AccountChanges &, Connection &)>;
    using Finish = std::function<void(Answer)>;

    explicit AccountDesk(const ContractParts &parts);

    //! Whether a letter to the address may be asked for now: 429 otherwise, for known and unknown ones alike.
    std::optional<Problem> admitLetter(const HttpRequest &request, const QString &email);

    //! Whether a code or password may be tried now; `whose` is the address or account that it is about.
    std::optional<Problem> admitTry(const HttpRequest &request, const QString &whose);

    //! What may be done to accounts in the transaction that is running, in the name of whoever asks.
    AccountChanges changes(const RouteCall &call, Connection &connection) const;

    //! Does it once for the Idempotency-Key, in the transaction that is running.
    Answer once(const RouteCall &call, Connection &connection, const Act &act) const;

    //! The same for a request that holds a password: `prepare` runs on the thread for passwords and gives
    //! what is to be done in a transaction afterwards.
    void slowly(const RouteCall &call, std::function<Act()> prepare, const Finish &finish) const;

    const ContractParts &parts() const { return m_parts; }

private:
    Answer once(const RouteCall &call, Connection &connection, const QByteArray &fingerprint,
                const Act &act) const;

    const ContractParts m_parts;
    const ExactlyOnce m_exactlyOnce;
    const AccountChanges::Tools m_tools;
    TokenBuckets m_lettersOfAddress;
    TokenBuckets m_lettersOfPeer;
    TokenBuckets m_triesOfAddress;
    TokenBuckets m_triesOfPeer;
};

} // namespace Minideck
