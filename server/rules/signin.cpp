#include "signin.h"

#include "accountrules.h"
#include "passwords.h"

#include <server/store/foldedtext.h>
#include <server/store/settings.h>
#include <server/store/storedatabase.h>

namespace Minideck {

using namespace std::chrono_literals;

static constexpr std::size_t LongestQueue = 32;

SignIn::SignIn(StoreDatabase &database, const Clock &clock, Sessions &sessions, Options options)
    : m_database(database)
    , m_sessions(sessions)
    , m_demoPasswords(options.demoPasswords)
    , m_oneTimeToken(std::move(options.oneTimeToken))
    , m_throttle(clock)
{ }

std::optional<SignInRefused> SignIn::admit(const QString &who)
{
    if (m_worker.waiting() >= LongestQueue)
        return SignInRefused{SignInRefusal::Busy, 2s};
    if (const auto wait = m_throttle.admit(who))
        return SignInRefused{SignInRefusal::TooManyAttempts, *wait};
    return std::nullopt;
}

bool SignIn::postPasswordWork(std::function<void()> work)
{
    if (m_worker.waiting() >= LongestQueue)
        return false;
    m_worker.post(std::move(work));
    return true;
}

void SignIn::identify(std::shared_ptr<SignInAttempt> request, std::function<void(Identity)> answer)
{
    const QString who = QString::fromLatin1(request->peer) + u' ' + foldForSearch(request->email);
    if (const auto refused = admit(who))
        return answer(*refused);
    m_worker.post([this, who, request = std::move(request), answer = std::move(answer)] {
        const Identity result = request->oneTimeToken.isEmpty() ? byPassword(*request) : byToken(*request);
        if (std::holds_alternative<qint64>(result))
            m_throttle.succeeded(who);
        answer(result);
    });
}

void SignIn::request(std::shared_ptr<SignInAttempt> request, std::function<void(Answer)> answer)
{
    identify(std::move(request), [this, answer = std::move(answer)](const Identity &identity) {
        if (const auto *refused = std::get_if<SignInRefused>(&identity))
            return answer(*refused);
        answer(begin(std::get<qint64>(identity)));
    });
}

SignIn::Identity SignIn::byPassword(const SignInAttempt &request)
{
    const auto account = m_database.readAndWait(
        [&](Connection &connection) { return Accounts::byEmail(connection, request.email); });
    if (!account)
        return SignInRefused{SignInRefusal::Failed};
    const bool usable = account->has_value() && (m_demoPasswords || !account->value().demo);
    // Always verify: the time must not tell which accounts exist.
    if (!Passwords::verify(AccountRules::normalized(request.password),
                           usable ? account->value().passwordHash : QString()))
        return SignInRefused{SignInRefusal::WrongCredentials};
    return account->value().key;
}

bool SignIn::takeToken(const Secret &token)
{
    const std::lock_guard lock(m_tokenMutex);
    if (m_oneTimeToken.isEmpty() || !m_oneTimeToken.equals(token))
        return false;
    m_oneTimeToken.wipe();
    return true;
}

SignIn::Identity SignIn::byToken(const SignInAttempt &request)
{
    if (!takeToken(request.oneTimeToken))
        return SignInRefused{SignInRefusal::WrongCredentials};
    const auto account = m_database.readAndWait([](Connection &connection) {
        return Accounts::byId(connection,
                              AccountId(Settings::value(connection, Settings::DemoAdministrator)));
    });
    if (!account || !account->has_value())
        return SignInRefused{SignInRefusal::Failed};
    return account->value().key;
}

SignIn::Answer SignIn::begin(qint64 account)
{
    auto signedIn = std::make_shared<OpenedSession>();
    const auto begun = m_database.writeAndWait([&](Connection &connection) {
        signedIn->tokens = m_sessions.start(connection, account);
        signedIn->account = Accounts::byKey(connection, account).value_or(AccountRecord());
        signedIn->workspaces = Accounts::workspaces(connection, account);
    });
    if (!begun)
        return SignInRefused{SignInRefusal::Failed};
    return signedIn;
}

} // namespace Minideck
