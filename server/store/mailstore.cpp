#include "mailstore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::MailRows {

static const QString Columns =
    u"SELECT key, id, recipient, subject, text, code, created_at, attempts FROM mail_outbox "_qs;

static QList<StoredMail> all(StoreStatement &row)
{
    QList<StoredMail> mails;
    while (row.next()) {
        mails.append({.key = row.integer(0),
                      .id = MailId(row.text(1)),
                      .recipient = row.text(2),
                      .subject = row.text(3),
                      .text = row.bytes(4),
                      .code = row.bytes(5),
                      .createdAt = row.time(6),
                      .attempts = static_cast<int>(row.integer(7))});
    }
    return mails;
}

void insert(Connection &connection, const StoredMail &mail)
{
    StoreStatement(connection,
                   u"INSERT INTO mail_outbox (id, recipient, subject, text, code, created_at, due_at)"
                   u" VALUES (?, ?, ?, ?, ?, ?, ?)"_qs)
        .bind(mail.id.text())
        .bind(mail.recipient)
        .bind(mail.subject)
        .bind(mail.text)
        .bind(mail.code)
        .bind(mail.createdAt)
        .bind(mail.createdAt)
        .run();
}

QList<StoredMail> due(Connection &connection, const QDateTime &now, int limit)
{
    StoreStatement row(connection, Columns + u"WHERE due_at <= ? ORDER BY due_at, key LIMIT ?"_qs);
    return all(row.bind(now).bind(limit));
}

QList<StoredMail> newest(Connection &connection, int limit)
{
    StoreStatement row(connection, Columns + u"ORDER BY key DESC LIMIT ?"_qs);
    return all(row.bind(limit));
}

void markSent(Connection &connection, qint64 key, const QDateTime &now)
{
    StoreStatement(
        connection,
        u"UPDATE mail_outbox SET sent_at = ?, due_at = NULL, attempts = attempts + 1 WHERE key = ?"_qs)
        .bind(now)
        .bind(key)
        .run();
}

void postpone(Connection &connection, qint64 key, const QDateTime &next)
{
    StoreStatement(connection, u"UPDATE mail_outbox SET due_at = ?, attempts = attempts + 1 WHERE key = ?"_qs)
        .bind(next)
        .bind(key)
        .run();
}

void remove(Connection &connection, qint64 key)
{
    StoreStatement(connection, u"DELETE FROM mail_outbox WHERE key = ?"_qs).bind(key).run();
}

void prune(Connection &connection, int kept)
{
    StoreStatement(connection,
                   u"DELETE FROM mail_outbox WHERE due_at IS NULL AND key NOT IN"
                   u" (SELECT key FROM mail_outbox ORDER BY key DESC LIMIT ?)"_qs)
        .bind(kept)
        .run();
}

} // namespace Minideck::MailRows
