#pragma once

#include <core/ids.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace Minideck {

class Connection;

//! A letter on its way out, its text and code sealed with the server's key.
struct StoredMail
{
    qint64 key = 0;
    MailId id;
    QString recipient;
    QString subject;
    QByteArray text;
    QByteArray code; //!< empty for none
    QDateTime createdAt;
    int attempts = 0;
};

namespace MailRows {

//! Queues a letter; it is due at once.
void insert(Connection &connection, const StoredMail &mail);

//! Letters that are due, oldest first.
QList<StoredMail> due(Connection &connection, const QDateTime &now, int limit);

//! The newest letters, sent or not.
QList<StoredMail> newest(Connection &connection, int limit);

void markSent(Connection &connection, qint64 key, const QDateTime &now);

//! Notes a failed attempt; without a next one the letter is given up.
void postpone(Connection &connection, qint64 key, const QDateTime &next);

void remove(Connection &connection, qint64 key);

//! Removes finished letters beyond the newest `kept`.
void prune(Connection &connection, int kept);

} // namespace MailRows
} // namespace Minideck
