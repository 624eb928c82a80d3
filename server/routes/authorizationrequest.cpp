#include "authorizationrequest.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace Minideck::Authorization {

static constexpr qsizetype LongestState = 512;

static bool isWayBack(const QString &uri)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        u"http://(?:127\\.0\\.0\\.1|\\[::1\\]):([1-9][0-9]{0,4})/callback"_qs));
    const auto match = form.match(uri);
    return match.hasMatch() && match.captured(1).toInt() <= 65535;
}

//! Visible ASCII (RFC 6749 A.5).
static bool isState(const QString &state)
{
    return state.size() <= LongestState
        && std::ranges::all_of(state, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

static bool isChallenge(const QString &challenge)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u"[A-Za-z0-9_-]{43}"_qs));
    return form.match(challenge).hasMatch();
}

std::variant<AuthorizationRequest, AuthorizationDenied, AuthorizationRefused> read(const FormFields &fields)
{
    if (fields.cameTwice())
        return AuthorizationDenied{u"A parameter of this link stands there twice."_qs};
    if (fields.text(u"client_id"_qs) != ClientId)
        return AuthorizationDenied{u"The program that opened this page is not known to this server."_qs};
    const QString redirectUri = fields.text(u"redirect_uri"_qs);
    if (!isWayBack(redirectUri))
        return AuthorizationDenied{u"The program that opened this page asks to be sent somewhere else."_qs};
    const QString state = fields.text(u"state"_qs);
    if (!isState(state)) {
        return AuthorizationRefused{redirectUri, {}, u"invalid_request"_qs, u"The state is not usable."_qs};
    }
    if (fields.text(u"response_type"_qs) != u"code") {
        return AuthorizationRefused{redirectUri, state, u"unsupported_response_type"_qs,
                                    u"The only response type is code."_qs};
    }
    const QString challenge = fields.text(u"code_challenge"_qs);
    if (fields.text(u"code_challenge_method"_qs) != u"S256" || !isChallenge(challenge)) {
        return AuthorizationRefused{redirectUri, state, u"invalid_request"_qs,
                                    u"A code_challenge of the method S256 is needed."_qs};
    }
    return AuthorizationRequest{.redirectUri = redirectUri, .state = state, .challenge = challenge};
}

QString issuerOf(const HttpRequest &request)
{
    return QString::fromLatin1(request.scheme()) + u"://"_qs
        + QString::fromLatin1(request.headers.value("Host").value_or("localhost"));
}

QByteArray wayBack(const QString &redirectUri, const QList<std::pair<QString, QString>> &parameters,
                   const HttpRequest &request)
{
    QByteArray url = redirectUri.toLatin1();
    char separator = '?';
    const auto add = [&](const QString &name, const QString &value) {
        url.append(std::exchange(separator, '&'))
            .append(name.toLatin1())
            .append('=')
            .append(QUrl::toPercentEncoding(value));
    };
    for (const auto &[name, value] : parameters) {
        if (!value.isEmpty())
            add(name, value);
    }
    add(u"iss"_qs, issuerOf(request));
    return url;
}

} // namespace Minideck::Authorization
