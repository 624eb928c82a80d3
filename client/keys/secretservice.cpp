#include "secretservice.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPromise>

#include <memory>

namespace Minideck {

using Finding = SecretService::Finding;

static QDBusMessage question(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_qs, path, interface, method);
}

static QDBusMessage serviceQuestion(const QString &method)
{
    return question(u"/org/freedesktop/secrets"_qs, u"org.freedesktop.Secret.Service"_qs, method);
}

static QVariant attributes(const QString &user, const QString &server)
{
    QDBusArgument map;
    map.beginMap(QMetaType(QMetaType::QString), QMetaType(QMetaType::QString));
    for (const auto &[name, value] : {std::pair(u"user"_qs, user), std::pair(u"server"_qs, server)}) {
        map.beginMapEntry();
        map << name << value;
        map.endMapEntry();
    }
    map.endMap();
    return QVariant::fromValue(map);
}

static Finding findingOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::ServiceUnknown: // has no owner and cannot be started either
    case QDBusError::NoServer:
    case QDBusError::Disconnected:
        return Finding::NoService;
    default:
        return Finding::Unanswered;
    }
}

SecretService::SecretService(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
{ }

// The continuations below have no context object, because one that dies first is an assertion in Qt 6.4. They
// run only inside the slot of ask(), and so not after this object.

QFuture<Finding> SecretService::find(const QString &user, const QString &server)
{
    const QDBusMessage search = serviceQuestion(u"SearchItems"_qs) << attributes(user, server);
    return ask(search)
        .then([this](const QDBusMessage &answer) {
            const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> found = answer;
            if (found.isError())
                return QtFuture::makeReadyFuture(findingOf(found.error()));
            if (!found.argumentAt<0>().isEmpty())
                return QtFuture::makeReadyFuture(Finding::Present);
            if (!found.argumentAt<1>().isEmpty())
                return QtFuture::makeReadyFuture(Finding::Locked);
            return findDefaultCollection();
        })
        .unwrap();
}

// Not every service knows what is inside a locked collection, so an empty answer means something only while
// the collection that ours would be in is open. Before the first secret there is no collection at all.
QFuture<Finding> SecretService::findDefaultCollection()
{
    return ask(serviceQuestion(u"ReadAlias"_qs) << u"default"_qs)
        .then([this](const QDBusMessage &answer) {
            const QDBusPendingReply<QDBusObjectPath> collection = answer;
            if (collection.isError())
                return QtFuture::makeReadyFuture(findingOf(collection.error()));
            if (collection.value().path() == u"/")
                return QtFuture::makeReadyFuture(Finding::Missing);

            const QDBusMessage isLocked =
                question(collection.value().path(), u"org.freedesktop.DBus.Properties"_qs, u"Get"_qs)
                << u"org.freedesktop.Secret.Collection"_qs << u"Locked"_qs;
            return ask(isLocked).then([](const QDBusMessage &property) {
                const QDBusPendingReply<QDBusVariant> locked = property;
                if (locked.isError())
                    return findingOf(locked.error());
                return locked.value().variant().toBool() ? Finding::Locked : Finding::Missing;
            });
        })
        .unwrap();
}

QFuture<QDBusMessage> SecretService::ask(const QDBusMessage &question)
{
    const QDBusPendingCall call =
        QDBusConnection::sessionBus().asyncCall(question, static_cast<int>(m_patience.count()));
    // Without a bus the call has ended here and a watcher would wait for ever; a quick answer may be here
    // too.
    if (call.isFinished()) {
        return QtFuture::makeReadyFuture(call.isError() ? QDBusMessage::createError(call.error())
                                                        : call.reply());
    }
    auto promise = std::make_shared<QPromise<QDBusMessage>>();
    promise->start();
    const auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [promise](QDBusPendingCallWatcher *finished) {
        promise->addResult(finished->reply());
        promise->finish();
        finished->deleteLater();
    });
    return promise->future();
}

} // namespace Minideck
