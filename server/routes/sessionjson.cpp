#include "sessionjson.h"

#include "accountjson.h"

namespace Minideck {

qint64 secondsUntil(const QDateTime &then, const QDateTime &now)
{
    return (now.msecsTo(then) + 999) / 1000;
}

HttpResponse signedInResponse(const OpenedSession &signedIn, const QDateTime &now, int status)
{
    const IssuedTokens &tokens = signedIn.tokens;
    JsonText json;
    json.beginObject()
        .member("accessToken", QString::fromLatin1(tokens.accessToken.reveal()))
        .member("tokenType", u"Bearer"_qs)
        .member("expiresIn", secondsUntil(tokens.accessExpiresAt, now))
        .member("refreshToken", QString::fromLatin1(tokens.refreshToken.reveal()))
        .member("refreshExpiresIn", secondsUntil(tokens.refreshExpiresAt, now));
    writeSessionAccount(json, signedIn.account, signedIn.workspaces);
    return jsonResponse(json.endObject().take(), status);
}

Problem refusedSignIn(const SignInRefused &refused)
{
    switch (refused.why) {
    case SignInRefusal::WrongCredentials:
        return Problems::signInFailed();
    case SignInRefusal::TooManyAttempts:
        return Problems::tooManyAttempts(refused.retryAfter);
    case SignInRefusal::Busy:
        return Problems::busy(refused.retryAfter);
    case SignInRefusal::Failed:
        break;
    }
    return Problems::serverFailed();
}

} // namespace Minideck
