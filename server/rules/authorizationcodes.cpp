#include "authorizationcodes.h"

#include "auditlog.h"

#include <core/random.h>
#include <server/store/accountstore.h>
#include <server/store/oauthstore.h>

#include <QCryptographicHash>

#include <algorithm>

namespace Minideck {

static constexpr auto TextForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

// How long a code is remembered after its end, to notice a second use.
static constexpr std::chrono::hours Memory{1};

static QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

//! 43 to 128 unreserved characters (RFC 7636 4.1).
static bool isVerifier(const QByteArray &text)
{
    return text.size() >= 43 && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                   || c == '.' || c == '_' || c == '~';
           });
}

AuthorizationCodes::AuthorizationCodes(Random &random, const Sessions &sessions)
    : m_random(random)
    , m_sessions(sessions)
{ }

Secret AuthorizationCodes::issue(Connection &connection, const Grant &grant, const QDateTime &now) const
{
    Secret code(m_random.bytes(32).toBase64(TextForm));
    AuthorizationRows::forgetUpTo(connection, now.addDuration(-Memory));
    AuthorizationRows::insert(connection,
                              {.codeHash = sha256(code.reveal()),
                               .account = grant.account,
                               .redirectUri = grant.redirectUri,
                               .challenge = grant.challenge,
                               .expiresAt = now.addDuration(Life)});
    return code;
}

std::optional<qint64> AuthorizationCodes::redeem(Connection &connection, const Secret &code,
                                                 const QString &redirectUri, const Secret &verifier,
                                                 const AuditEvent &origin) const
{
    const auto found = AuthorizationRows::byHash(connection, sha256(code.reveal()));
    if (!found)
        return std::nullopt;
    if (found->used) {
        if (found->session)
            m_sessions.end(connection, found->session);
        AuditEvent event = origin;
        const auto account = Accounts::byKey(connection, found->account).value_or(AccountRecord());
        event.accountId = account.id.text();
        event.action = u"authorization.reuse"_qs;
        event.objectKind = u"account"_qs;
        event.objectId = account.id.text();
        AuditLog::append(connection, event);
        return std::nullopt;
    }
    AuthorizationRows::markUsed(connection, found->codeHash);
    const Secret challenge(sha256(verifier.reveal()).toBase64(TextForm));
    const bool proven =
        isVerifier(verifier.reveal()) && challenge.equals(Secret(found->challenge.toLatin1()));
    if (!proven || found->redirectUri != redirectUri || found->expiresAt <= origin.at)
        return std::nullopt;
    return found->account;
}

void AuthorizationCodes::exchangedFor(Connection &connection, const Secret &code, qint64 session)
{
    AuthorizationRows::setSession(connection, sha256(code.reveal()), session);
}

} // namespace Minideck
