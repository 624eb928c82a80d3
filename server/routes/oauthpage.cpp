#include "oauthpage.h"

#include "formseal.h"
#include "signinpage.h"

#include <core/clock.h>
#include <core/limits.h>
#include <server/rules/authorizationcodes.h>
#include <server/rules/signin.h>
#include <server/store/storedatabase.h>

namespace Minideck {

static constexpr qsizetype EmailCharacters = 320;

namespace {

//! What was typed wrong, or why it cannot be tried now.
struct Again
{
    QString email;
    QString error;
    int status = 200;
    std::chrono::seconds retryAfter{0};
};

HttpResponse redirect(QByteArray where)
{
    HttpResponse response;
    response.status = 303;
    response.headers.set("Location", std::move(where));
    return response;
}

HttpResponse page(const RouteCall &call, const AccountDesk &desk, const AuthorizationRequest &request,
                  const Again &again)
{
    const FormSeal seal(desk.parts().key, desk.parts().random);
    const QByteArray cookie = seal.cookieFor(call.request);
    HttpResponse response =
        SignInPage::form({.request = request,
                          .email = again.email,
                          .error = again.error,
                          .seal = seal.sealFor(cookie, request, desk.parts().clock.now())},
                         Authorization::issuerOf(call.request), again.status);
    response.headers.set("Set-Cookie", FormSeal::setCookie(cookie, call.request));
    if (again.retryAfter.count() > 0)
        response.headers.set("Retry-After",
                             QByteArray::number(static_cast<qint64>(again.retryAfter.count())));
    return response;
}

//! Answers what cannot be served; nothing for a good request.
std::optional<HttpResponse>
refusal(const std::variant<AuthorizationRequest, AuthorizationDenied, AuthorizationRefused> &read,
        const HttpRequest &request)
{
    if (const auto *denied = std::get_if<AuthorizationDenied>(&read))
        return SignInPage::denied(*denied);
    const auto *refused = std::get_if<AuthorizationRefused>(&read);
    if (!refused)
        return std::nullopt;
    return redirect(Authorization::wayBack(refused->redirectUri,
                                           {{u"error"_qs, refused->error},
                                            {u"error_description"_qs, refused->description},
                                            {u"state"_qs, refused->state}},
                                           request));
}

Again again(const QString &email, const SignInRefused &refused)
{
    switch (refused.why) {
    case SignInRefusal::WrongCredentials:
        return {email, u"E-mail and password do not belong together."_qs, 422};
    case SignInRefusal::TooManyAttempts:
        return {email, u"Too many tries. Wait %1 seconds."_qs.arg(refused.retryAfter.count()), 429,
                refused.retryAfter};
    case SignInRefusal::Busy:
        return {email, u"The server is busy. Try again in a moment."_qs, 503, refused.retryAfter};
    case SignInRefusal::Failed:
        break;
    }
    return {email, u"The server failed. Try again."_qs, 500};
}

void sendBack(const RouteCall &call, const AccountDesk &desk, const AuthorizationRequest &request,
              qint64 account, const AccountDesk::Finish &finish)
{
    desk.parts().database.write(
        [&desk, request, account](Connection &connection) {
            const AuthorizationCodes codes(desk.parts().random, desk.parts().sessions);
            return codes
                .issue(
                    connection,
                    {.account = account, .redirectUri = request.redirectUri, .challenge = request.challenge},
                    desk.parts().clock.now())
                .reveal();
        },
        [call, request, finish](const Result<QByteArray> &code) {
            if (!code)
                return finish(Problems::serverFailed());
            finish(redirect(Authorization::wayBack(
                request.redirectUri, {{u"code"_qs, QString::fromLatin1(*code)}, {u"state"_qs, request.state}},
                call.request)));
        });
}

} // namespace

Answer showSignInPage(const RouteCall &call, const AccountDesk &desk)
{
    const auto read = Authorization::read(FormFields::ofQuery(call.request));
    if (const auto response = refusal(read, call.request))
        return *response;
    return page(call, desk, std::get<AuthorizationRequest>(read), {});
}

void takeSignInForm(const RouteCall &call, const AccountDesk &desk, const AccountDesk::Finish &finish)
{
    const auto fields = FormFields::ofBody(call.request);
    if (!fields)
        return finish(Problems::unsupportedMediaType("application/x-www-form-urlencoded"));
    const auto read = Authorization::read(*fields);
    if (const auto response = refusal(read, call.request))
        return finish(*response);
    const auto request = std::get<AuthorizationRequest>(read);
    const QString email = fields->text(u"email"_qs).trimmed();
    const FormSeal seal(desk.parts().key, desk.parts().random);
    if (!seal.isWhole(call.request, fields->bytes(u"seal"_qs), request, desk.parts().clock.now())) {
        return finish(
            page(call, desk, request, {{}, u"This page was open for too long. Sign in again."_qs, 403}));
    }
    const auto attempt = std::make_shared<SignInAttempt>();
    attempt->email = email;
    attempt->password = Secret(fields->bytes(u"password"_qs));
    attempt->peer = call.request.peer;
    if (email.isEmpty() || email.size() > EmailCharacters || attempt->password.isEmpty()
        || attempt->password.reveal().size() > Limits::PasswordMaximum)
        return finish(page(call, desk, request, again({}, {SignInRefusal::WrongCredentials})));
    desk.parts().signIn.identify(attempt, [call, &desk, request, email, finish](const SignIn::Identity &who) {
        if (const auto *refused = std::get_if<SignInRefused>(&who))
            return finish(page(call, desk, request, again(email, *refused)));
        sendBack(call, desk, request, std::get<qint64>(who), finish);
    });
}

} // namespace Minideck
