#include "signinflow.h"

#include "browsersignin.h"
#include "syncthread.h"

#include <core/answer.h>

namespace Minideck {

SignInFlow::SignInFlow(SyncThread &thread, SessionKeeper &session, Random &random)
    : m_thread(thread)
    , m_session(session)
    , m_random(random)
{ }

SignInFlow::~SignInFlow() = default;

void SignInFlow::byPassword(const QUrl &origin, SignInRequest request, Answer answer)
{
    begin(origin, std::move(answer),
          [this, content = std::make_shared<SignInRequest>(std::move(request))](const ServiceInfo &) {
              m_session.open(m_origin, content->email, content->password, content->oneTimeToken,
                             content->keep, arrived());
          });
}

void SignInFlow::byBrowser(const QUrl &origin, bool keep, std::function<void(const QUrl &)> open,
                           Answer answer)
{
    begin(origin, std::move(answer), [this, keep, open = std::move(open)](const ServiceInfo &service) {
        if (service.features.contains(u"oauth"_qs))
            browse(keep, open);
        else
            finish(Error{.kind = ErrorKind::NotFound, .code = u"oauth.missing"_qs});
    });
}

void SignInFlow::as(DemoRole role, Answer answer)
{
    cancel();
    m_origin = m_session.platform();
    m_environment = Environment::Sandbox;
    m_answer = std::move(answer);
    m_session.openAs(role, arrived(true));
}

void SignInFlow::cancel()
{
    ++m_number;
    m_answer = nullptr;
    m_browser.reset();
    m_session.cancelOpening();
}

void SignInFlow::begin(const QUrl &origin, Answer answer, Next next)
{
    cancel();
    m_origin = origin;
    m_answer = std::move(answer);
    whenAnswered(m_thread.ask(serviceRequest(origin), &parseService), this,
                 [this, next = std::move(next), number = m_number](const Result<ServiceInfo> &service) {
                     if (number != m_number)
                         return;
                     if (!service)
                         return finish(service.error());
                     m_environment = service->environment;
                     next(*service);
                 });
}

void SignInFlow::browse(bool keep, const std::function<void(const QUrl &)> &open)
{
    const auto take = [this, keep](const Result<AuthorizationGrant> &grant) {
        m_browser.release()->deleteLater(); // it is calling
        takeGrant(keep, grant);
    };
    m_browser = std::make_unique<BrowserSignIn>(m_origin, m_random, take);
    if (const Result<QUrl> page = m_browser->start(); page)
        open(*page);
    else
        take(page.error());
}

void SignInFlow::takeGrant(bool keep, const Result<AuthorizationGrant> &grant)
{
    if (grant)
        m_session.openByBrowser(m_origin, *grant, keep, arrived());
    else
        finish(grant.error());
}

SessionKeeper::Opened SignInFlow::arrived(bool passing)
{
    return [this, passing, number = m_number](const Result<SessionKeeper::Identity> &identity) {
        if (number != m_number)
            return;
        if (identity)
            finish(Arrival{.platform = m_origin,
                           .environment = m_environment,
                           .identity = *identity,
                           .passing = passing});
        else
            finish(identity.error());
    };
}

void SignInFlow::finish(const Result<Arrival> &result)
{
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(result);
}

} // namespace Minideck
