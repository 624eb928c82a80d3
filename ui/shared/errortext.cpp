#include "errortext.h"

#include "plaintext.h"

#include <QCoreApplication>

namespace Minideck {

// Gives the sentences below a context for translators.
struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

static ErrorText limited(const Error &error)
{
    const auto seconds = error.retryAfter.value_or(std::chrono::seconds(0)).count();
    if (seconds <= 0)
        return {Sentences::tr("Too many requests."), Sentences::tr("The platform asks to wait a moment."),
                ErrorVerb::Wait};
    return {Sentences::tr("Too many requests."),
            Sentences::tr("The platform asks to wait %n second(s).", nullptr,
                          static_cast<int>(qMin<qint64>(seconds, 86400))),
            ErrorVerb::Wait};
}

// The platform's own sentence where it has one: it knows which rule was broken.
static QString serverSentence(const Error &error, const QString &otherwise)
{
    const QString own = singleLine(error.serverText);
    return own.isEmpty() ? otherwise : own;
}

ErrorText errorText(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return {Sentences::tr("Stopped."), {}, ErrorVerb::Retry};
    case ErrorKind::Offline:
        return {Sentences::tr("The platform does not answer."),
                Sentences::tr("Check the network and the address."), ErrorVerb::Retry};
    case ErrorKind::Timeout:
        return {Sentences::tr("The platform took too long."),
                Sentences::tr("It may be busy, or the network is slow."), ErrorVerb::Retry};
    case ErrorKind::TlsFailed:
        return {Sentences::tr("No safe connection."),
                Sentences::tr("The certificate of this platform is not acceptable, so nothing was sent."),
                ErrorVerb::Retry};
    case ErrorKind::NotThePlatform:
        return {Sentences::tr("This is not a Minideck platform."),
                Sentences::tr("Something else answers at this address."), ErrorVerb::Retry};
    case ErrorKind::Unauthenticated:
        return {Sentences::tr("Session ended."), Sentences::tr("Sign in again to go on."), ErrorVerb::SignIn};
    case ErrorKind::Forbidden:
        return {Sentences::tr("Not allowed."),
                serverSentence(error, Sentences::tr("Your role does not include this.")), ErrorVerb::None};
    case ErrorKind::MemberBlocked:
        return {Sentences::tr("You are blocked in this workspace."),
                Sentences::tr("An admin of the workspace can change that."), ErrorVerb::None};
    case ErrorKind::NotFound:
        return {Sentences::tr("No longer there."),
                Sentences::tr("It was removed, or you are not a member of the workspace."), ErrorVerb::None};
    case ErrorKind::Invalid:
        return {Sentences::tr("The platform refused the input."), serverSentence(error, {}), ErrorVerb::None};
    case ErrorKind::PreconditionFailed:
        return {Sentences::tr("Somebody else changed this."),
                Sentences::tr("Look at the new state and try again."), ErrorVerb::Retry};
    case ErrorKind::KeyInUse:
        return {Sentences::tr("This is being done already."),
                Sentences::tr("The platform still works on the same request."), ErrorVerb::Wait};
    case ErrorKind::RateLimited:
        return limited(error);
    case ErrorKind::ServerFailed:
        return {Sentences::tr("The platform failed."),
                Sentences::tr("The fault is on its side; nothing is lost here."), ErrorVerb::Retry};
    case ErrorKind::CacheDamaged:
        return {Sentences::tr("The data on this computer is damaged."),
                Sentences::tr("It can be fetched from the platform again."), ErrorVerb::RebuildCache};
    case ErrorKind::CacheTooNew:
        return {Sentences::tr("The data on this computer is of a newer Minideck."),
                Sentences::tr("Use that version, or fetch the data again."), ErrorVerb::RebuildCache};
    case ErrorKind::CacheFailed:
        return {Sentences::tr("The data on this computer cannot be read or written."),
                Sentences::tr("The disk may be full or write-protected."), ErrorVerb::Retry};
    case ErrorKind::KeychainLocked:
        return {Sentences::tr("The keychain is locked."), Sentences::tr("Unlock it to stay signed in."),
                ErrorVerb::UnlockKeychain};
    case ErrorKind::KeychainAbsent:
        return {Sentences::tr("No keychain on this computer."),
                Sentences::tr("You stay signed in until Minideck is closed."), ErrorVerb::None};
    case ErrorKind::KeychainFailed:
        return {Sentences::tr("The keychain refused."),
                Sentences::tr("You stay signed in until Minideck is closed."), ErrorVerb::Retry};
    case ErrorKind::NoEntry:
        return {Sentences::tr("Not signed in."),
                Sentences::tr("The keychain holds no session for this account."), ErrorVerb::SignIn};
    case ErrorKind::Internal:
        return {Sentences::tr("Minideck made a mistake."),
                Sentences::tr("Please report it with what you did."), ErrorVerb::Retry};
    }
    Q_UNREACHABLE();
}

QString verbText(ErrorVerb verb)
{
    switch (verb) {
    case ErrorVerb::None:
    case ErrorVerb::Wait:
        return {};
    case ErrorVerb::Retry:
        return Sentences::tr("Try again");
    case ErrorVerb::SignIn:
        return Sentences::tr("Sign in");
    case ErrorVerb::RebuildCache:
        return Sentences::tr("Fetch again");
    case ErrorVerb::UnlockKeychain:
        return Sentences::tr("Unlock");
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
