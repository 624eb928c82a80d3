#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace Minideck {

class Connection;

//! What a one-time code opens.
enum class CodePurpose { VerifyEmail, ResetPassword, Invitation };

//! A code that was mailed, as its keyed hash.
struct StoredCode
{
    qint64 key = 0;
    CodePurpose purpose = CodePurpose::VerifyEmail;
    QString address;   //!< whom it was mailed to, folded
    qint64 member = 0; //!< of an invitation; 0 for none
    QByteArray hash;
    int attempts = 0; //!< wrong ones so far
    QDateTime expiresAt;
};

namespace CodeRows {

//! Puts a code in the place of the earlier one for the same purpose, address and member.
void replace(Connection &connection, const StoredCode &code);

//! All codes of the address for the purpose; only invitations have more than one.
QList<StoredCode> ofAddress(Connection &connection, CodePurpose purpose, const QString &address);

//! Counts a wrong attempt against all codes of the address for the purpose.
void countAttempt(Connection &connection, CodePurpose purpose, const QString &address);

void remove(Connection &connection, qint64 key);
void removeOfAddress(Connection &connection, CodePurpose purpose, const QString &address);
void forgetExpired(Connection &connection, const QDateTime &now);

} // namespace CodeRows
} // namespace Minideck
