#include "accountdesk.h"

#include "accountproblems.h"
#include "writeproblems.h"

#include <core/clock.h>
#include <server/rules/idempotency.h>
#include <server/rules/passwords.h>
#include <server/rules/signin.h>
#include <server/store/foldedtext.h>
#include <server/store/storedatabase.h>

namespace Minideck {

using namespace std::chrono_literals;

// One person gets by with a fraction of these, and behind one address of the network sit many.
static constexpr TokenBuckets::Rate LettersOfAddress{.atOnce = 5, .pause = 10min};
static constexpr TokenBuckets::Rate LettersOfPeer{.atOnce = 60, .pause = 10s};
static constexpr TokenBuckets::Rate TriesOfAddress{.atOnce = 10, .pause = 1min};
static constexpr TokenBuckets::Rate TriesOfPeer{.atOnce = 120, .pause = 5s};

AccountDesk::AccountDesk(const ContractParts &parts)
    : m_parts(parts)
    , m_exactlyOnce(parts.clock, parts.random)
    , m_tools{.codes = OneTimeCodes(parts.key, parts.random),
              .mail = MailQueue(parts.key, parts.random),
              .random = parts.random,
              .sessions = parts.sessions}
    , m_lettersOfAddress(parts.clock, LettersOfAddress)
    , m_lettersOfPeer(parts.clock, LettersOfPeer)
    , m_triesOfAddress(parts.clock, TriesOfAddress)
    , m_triesOfPeer(parts.clock, TriesOfPeer)
{ }

static std::optional<Problem> take(TokenBuckets &ofPeer, TokenBuckets &ofAddress, const HttpRequest &request,
                                   const QString &whose)
{
    // The peer first: who asks too much does not use up what belongs to an address.
    auto wait = ofPeer.take(QString::fromLatin1(request.peer));
    if (!wait)
        wait = ofAddress.take(foldForSearch(whose));
    return wait ? std::optional(Problems::tooManyTries(*wait)) : std::nullopt;
}

std::optional<Problem> AccountDesk::admitLetter(const HttpRequest &request, const QString &email)
{
    return take(m_lettersOfPeer, m_lettersOfAddress, request, email);
}

std::optional<Problem> AccountDesk::admitTry(const HttpRequest &request, const QString &whose)
{
    return take(m_triesOfPeer, m_triesOfAddress, request, whose);
}

Answer AccountDesk::once(const RouteCall &call, Connection &connection, const Act &act) const
{
    return once(call, connection,
                Idempotency::fingerprint(call.request.method, call.request.target, call.request.body), act);
}

AccountChanges AccountDesk::changes(const RouteCall &call, Connection &connection) const
{
    const auto key = ExactlyOnce::keyOf(call.request).value_or(QByteArray());
    AuditEvent origin{.at = m_parts.clock.now(),
                      .requestId = call.request.requestId,
                      .idempotencyKey = QString::fromLatin1(key)};
    if (call.caller) {
        origin.accountId = call.caller->accountId;
        origin.onBehalfOf = call.caller->onBehalfOf;
    }
    return {connection, m_tools, origin};
}

Answer AccountDesk::once(const RouteCall &call, Connection &connection, const QByteArray &fingerprint,
                         const Act &act) const
{
    AccountChanges changes = this->changes(call, connection);
    return m_exactlyOnce.once(call, connection, fingerprint, [&] { return act(changes, connection); });
}

void AccountDesk::slowly(const RouteCall &call, std::function<Act()> prepare, const Finish &finish) const
{
    const auto key = ExactlyOnce::keyOf(call.request);
    if (!key)
        return finish(Problems::idempotencyKeyNeeded());
    const auto work = [this, call, key = *key, prepare = std::move(prepare), finish] {
        const QByteArray plain =
            Idempotency::fingerprint(call.request.method, call.request.target, call.request.body);
        const QByteArray fingerprint = Passwords::digest(plain, key);
        if (fingerprint.isEmpty())
            return finish(Problems::busy(2s));
        m_parts.database.write(
            [this, call, fingerprint, act = prepare()](Connection &connection) -> Answer {
                if (call.caller && !m_parts.sessions.isAlive(connection, *call.caller))
                    return Problems::unauthenticated();
                return once(call, connection, fingerprint, act);
            },
            [finish](const Result<Answer> &answer) {
                if (!answer)
                    qWarning("A change of an account failed: %s", qPrintable(answer.error().detail));
                finish(answer ? answer.value() : Answer(Problems::serverFailed()));
            });
    };
    if (!m_parts.signIn.postPasswordWork(work))
        finish(Problems::busy(2s));
}

} // namespace Minideck
