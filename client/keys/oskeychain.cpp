#include "oskeychain.h"

#include <QPromise>
#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

namespace Minideck {

using Finding = SecretService::Finding;

namespace {

// Our side of a future, shared by the functors that may fulfil it; when the last of them dies without an
// answer, the future is cancelled.
template <typename T>
class Answer
{
public:
    Answer() { m_promise->start(); }

    QFuture<Result<T>> future() const { return m_promise->future(); }

    void give(Result<T> result) const
    {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise = std::make_shared<QPromise<Result<T>>>();
};

Error failed(const QString &detail)
{
    return {.kind = ErrorKind::KeychainFailed, .detail = detail};
}

Error errorOf(QKeychain::Error code, const QString &text, Finding finding)
{
    if (finding == Finding::Locked)
        return {.kind = ErrorKind::KeychainLocked, .detail = text};
    if (code != QKeychain::EntryNotFound) {
        if (finding == Finding::NoService)
            return {.kind = ErrorKind::KeychainAbsent, .detail = text};
        return failed(text);
    }
    switch (finding) {
    case Finding::Present:
        return failed(u"The entry is there, but was not handed out."_qs);
    case Finding::Unanswered:
        return failed(u"The Secret Service did not say whether it is locked."_qs);
    default: // without a Secret Service it was another kind of keychain that answered, such as KWallet
        return {.kind = ErrorKind::NoEntry};
    }
}

Result<void> successIfGone(const Error &error)
{
    return error.kind == ErrorKind::NoEntry ? Result<void>() : error;
}

// The bytes of a job that has ended. Its own copy is wiped when the job gives it back.
Secret takeBytes(const QKeychain::ReadPasswordJob *job)
{
    QByteArray shared = job->binaryData();
    Secret secret(QByteArray(shared.constData(), shared.size()));
    QObject::connect(job, &QObject::destroyed, [shared = std::move(shared)]() mutable {
        Secret(std::move(shared)).wipe(); // the job let go of it, so this is the last holder
    });
    return secret;
}

} // namespace

OsKeychain::OsKeychain(QString service, QObject *parent)
    : QObject(parent)
    , m_service(std::move(service))
{ }

// Jobs have no parent: the libraries below hold on to them until they end, and then they delete themselves.
// Continuations have no context object, because one that dies first is an assertion in Qt 6.4; nothing of
// ours that they use can be dead when they run.

QFuture<Result<Secret>> OsKeychain::read(const QString &key)
{
    const Answer<Secret> answer;
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [this, job, answer] {
        if (job->error() == QKeychain::NoError)
            answer.give(takeBytes(job));
        else
            explain(*job).then([answer](const Error &error) { answer.give(error); });
    });
    job->start();
    return answer.future();
}

QFuture<Result<void>> OsKeychain::write(const QString &key, Secret secret)
{
    const Answer<void> answer;
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setBinaryData(secret.reveal());
    // The job shares these bytes. A functor on it dies after it let go of them, so that ours is the last
    // holder and wipes them.
    connect(job, &QObject::destroyed, [held = std::make_shared<Secret>(std::move(secret))] {});
    connect(job, &QKeychain::Job::finished, this, [this, job, answer] {
        if (job->error() == QKeychain::NoError) {
            answer.give({});
            return;
        }
        explain(*job).then([answer, text = job->errorString()](const Error &error) {
            answer.give(error.kind == ErrorKind::NoEntry ? failed(text) : error);
        });
    });
    job->start();
    return answer.future();
}

QFuture<Result<void>> OsKeychain::remove(const QString &key)
{
    const Answer<void> answer;
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [this, job, key, answer] {
        if (job->error() != QKeychain::NoError) {
            explain(*job).then([answer](const Error &error) { answer.give(successIfGone(error)); });
            return;
        }
        // What is locked was passed over in silence, so success has to be looked at.
        m_secretService.find(key, m_service).then([answer](Finding finding) {
            answer.give(successIfGone(errorOf(QKeychain::EntryNotFound, {}, finding)));
        });
    });
    job->start();
    return answer.future();
}

// Two answers of the library mean less than they say: "not found" is also given for a locked keychain, and
// "other" for one that does not exist.
QFuture<Error> OsKeychain::explain(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return QtFuture::makeReadyFuture(
            Error{.kind = ErrorKind::KeychainLocked, .detail = job.errorString()});
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return QtFuture::makeReadyFuture(
            Error{.kind = ErrorKind::KeychainAbsent, .detail = job.errorString()});
    default:
        return m_secretService.find(job.key(), m_service)
            .then([code = job.error(), text = job.errorString()](Finding finding) {
                return errorOf(code, text, finding);
            });
    }
}

} // namespace Minideck
