#pragma once

#include <QFuture>
#include <QObject>
#include <QString>

#include <chrono>

class QDBusMessage;

namespace Minideck {

//! Looks for an entry in the Secret Service of the session bus and never makes it show a prompt. It tells
//! what a library for reading secrets leaves open: whether an entry that it did not find is behind a lock.
class SecretService : public QObject
{
    Q_OBJECT

public:
    enum class Finding {
        NoService,  //!< no session bus, or nobody on it keeps secrets
        Unanswered, //!< no answer in time, or not one that means anything
        Locked,     //!< the entry is behind a lock, or could be: the place for new entries is locked
        Present,    //!< the entry can be read
        Missing,    //!< there is no such entry
    };

    //! How long one question may take; find() asks three at most.
    static constexpr std::chrono::milliseconds Patience{2000};

    explicit SecretService(std::chrono::milliseconds patience = Patience, QObject *parent = nullptr);

    //! Where the entry with the attributes `user` and `server` is, answered on this object's thread. The
    //! future is cancelled if the object dies first.
    QFuture<Finding> find(const QString &user, const QString &server);

private:
    QFuture<QDBusMessage> ask(const QDBusMessage &question);
    QFuture<Finding> findDefaultCollection();

    std::chrono::milliseconds m_patience;
};

} // namespace Minideck
