#include "onetimecodes.h"

#include "masterkey.h"

#include <core/limits.h>
#include <core/random.h>
#include <core/secret.h>
#include <server/store/foldedtext.h>

namespace Minideck {

static constexpr char16_t Alphabet[] = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static constexpr qsizetype Characters = 10;
static constexpr qsizetype Group = 5;

OneTimeCodes::OneTimeCodes(const MasterKey &key, Random &random)
    : m_key(key)
    , m_random(random)
{ }

std::chrono::seconds OneTimeCodes::life(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::VerifyEmail:
        return Limits::VerificationCodeLife;
    case CodePurpose::ResetPassword:
        return Limits::ResetCodeLife;
    case CodePurpose::Invitation:
        return Limits::InvitationLife;
    }
    Q_UNREACHABLE();
}

QString OneTimeCodes::normalized(const QString &typed)
{
    QString plain;
    for (const QChar c : typed.toUpper()) {
        if (c == u'-' || c.isSpace())
            continue;
        plain += c == u'O' ? u'0' : c == u'I' || c == u'L' ? u'1' : c;
    }
    return plain;
}

QByteArray OneTimeCodes::hashOf(CodePurpose purpose, const QString &folded, const QString &plain) const
{
    // The code has no blank, so the parts cannot run into each other.
    const QString text = QString::number(static_cast<int>(purpose)) + u' ' + plain + u' ' + folded;
    return m_key.sign("one-time-code", text.toUtf8());
}

QString OneTimeCodes::issue(Connection &connection, CodePurpose purpose, const QString &address,
                            const QDateTime &now, qint64 member) const
{
    QString plain;
    for (const char byte : m_random.bytes(Characters))
        plain += QChar(Alphabet[static_cast<quint8>(byte) & 31]);
    const QString folded = foldForSearch(address);
    CodeRows::forgetExpired(connection, now);
    CodeRows::replace(connection,
                      {.purpose = purpose,
                       .address = folded,
                       .member = member,
                       .hash = hashOf(purpose, folded, plain),
                       .expiresAt = now.addDuration(life(purpose))});
    return plain.first(Group) + u'-' + plain.sliced(Group);
}

std::optional<StoredCode> OneTimeCodes::find(Connection &connection, CodePurpose purpose,
                                             const QString &address, const QString &typed,
                                             const QDateTime &now) const
{
    const QString folded = foldForSearch(address);
    const Secret wanted(hashOf(purpose, folded, normalized(typed)));
    std::optional<StoredCode> found;
    for (const StoredCode &code : CodeRows::ofAddress(connection, purpose, folded)) {
        const bool alive = code.attempts < Attempts && code.expiresAt > now;
        if (Secret(QByteArray(code.hash)).equals(wanted) && alive)
            found = code;
    }
    if (!found)
        CodeRows::countAttempt(connection, purpose, folded);
    return found;
}

void OneTimeCodes::spend(Connection &connection, const StoredCode &code)
{
    CodeRows::remove(connection, code.key);
}

} // namespace Minideck
