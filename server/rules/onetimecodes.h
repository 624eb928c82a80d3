#pragma once

#include <server/store/codestore.h>

#include <chrono>
#include <optional>

namespace Minideck {

class MasterKey;
class Random;

//! Codes that are mailed to an address and typed by hand (ACC-1, MEM-2): ten characters of Crockford's base
//! 32 in two groups, 50 random bits. Kept only as HMAC with the server's key; each opens one thing once,
//! expires, and is dead after too many wrong attempts. All functions work inside the caller's transaction,
//! which has to commit for an attempt to be counted.
class OneTimeCodes
{
public:
    static constexpr int Attempts = 10;

    OneTimeCodes(const MasterKey &key, Random &random);

    //! How long a code of that purpose can be used.
    static std::chrono::seconds life(CodePurpose purpose);

    //! A new code for the address, as it is to be shown; the earlier one of the same purpose and member ends.
    QString issue(Connection &connection, CodePurpose purpose, const QString &address, const QDateTime &now,
                  qint64 member = 0) const;

    //! The code that was typed, if it is one of the address and still good; a wrong one counts as an attempt.
    std::optional<StoredCode> find(Connection &connection, CodePurpose purpose, const QString &address,
                                   const QString &typed, const QDateTime &now) const;

    //! Uses a code up.
    static void spend(Connection &connection, const StoredCode &code);

    //! The ten characters of what somebody typed: any case, with or without groups, with O for 0, I and L
    //! for 1.
    static QString normalized(const QString &typed);

private:
    QByteArray hashOf(CodePurpose purpose, const QString &folded, const QString &plain) const;

    const MasterKey &m_key;
    Random &m_random;
};

} // namespace Minideck
