#include "signinpage.h"

#include <core/version.h>

#include <QCryptographicHash>

namespace Minideck::SignInPage {

// The colours of the console's themes.
static const QByteArray Style = R"(
:root{--window:#f5f6f8;--base:#fff;--text:#1b1f27;--muted:#5a6372;--line:#e0e4ea;--control:#7c8696;--accent:#1f5fbf;
--on-accent:#fff;--danger:#b3261e;--danger-tint:#fcecea}
@media (prefers-color-scheme:dark){:root{--window:#171a1f;--base:#1e2127;--text:#e8eaee;--muted:#a7afbd;--line:#30353f;
--control:#7d8796;--accent:#7fb0ff;--on-accent:#101318;--danger:#ff8a80;--danger-tint:#352423}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--window);color:var(--text);
font:15px/1.5 Inter,system-ui,sans-serif}
main{width:100%;max-width:400px;padding:32px;background:var(--base);border:1px solid var(--line);border-radius:12px}
.mark{display:block;width:44px;height:44px;margin-bottom:16px}
h1{margin:0 0 4px;font-size:22px;line-height:1.3;font-weight:600}
p{margin:0 0 24px;color:var(--muted);overflow-wrap:anywhere}
label{display:block;margin-bottom:16px;font-weight:500}
input{display:block;width:100%;height:40px;margin-top:4px;padding:0 12px;font:inherit;color:inherit;background:var(--base);
border:1px solid var(--control);border-radius:6px}
button{width:100%;height:40px;margin-top:8px;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);
border:0;border-radius:6px;cursor:pointer}
input:focus-visible,button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.error{margin-top:12px;padding:8px 12px;color:var(--danger);background:var(--danger-tint);border-radius:6px}
.foot{margin:24px 0 0;font-size:13px}
)";

static const QString Mark =
    QStringLiteral(R"(<svg class="mark" viewBox="8 8 112 112" aria-hidden="true">)"
                   R"(<rect x="8" y="8" width="112" height="112" rx="26" fill="#1F5FBF"/>)"
                   R"(<rect x="42" y="26" width="44" height="20" rx="7" fill="#7FA9E6"/>)"
                   R"(<rect x="34" y="36" width="60" height="24" rx="8" fill="#B9D2F5"/>)"
                   R"(<rect x="26" y="48" width="76" height="54" rx="10" fill="#FFFFFF"/>)"
                   R"(<rect x="38" y="60" width="14" height="14" rx="4" fill="#1F5FBF"/>)"
                   R"(<rect x="58" y="64" width="32" height="6" rx="3" fill="#1F5FBF"/>)"
                   R"(<rect x="38" y="82" width="14" height="8" rx="4" fill="#9DBBE8"/>)"
                   R"(<rect x="58" y="83" width="22" height="6" rx="3" fill="#9DBBE8"/></svg>)");

static QString hidden(const QString &name, const QString &value)
{
    return u"<input type=\"hidden\" name=\"%1\" value=\"%2\">\n"_qs.arg(name, value.toHtmlEscaped());
}

//! Where the form may go: to us, and by the redirect that follows to the program that asked.
static QByteArray formTargets(const QString &redirectUri)
{
    // The grammar of policies knows no IPv6 addresses, so only the scheme can be named for those.
    if (redirectUri.contains(u'['))
        return "'self' http:";
    return "'self' " + redirectUri.section(u'/', 0, 2).toLatin1();
}

static HttpResponse page(const QString &title, const QString &content, int status,
                         const QByteArray &formTargets)
{
    static const QByteArray styleHash =
        QCryptographicHash::hash(Style, QCryptographicHash::Sha256).toBase64();
    HttpResponse response;
    response.status = status;
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.headers.set("Content-Security-Policy",
                         "default-src 'none'; style-src 'sha256-" + styleHash + "'; form-action "
                             + formTargets + "; frame-ancestors 'none'; base-uri 'none'");
    response.headers.set("X-Frame-Options", "DENY");
    // A stricter one would have the browser hide where the form comes from, and we want to see it.
    response.headers.set("Referrer-Policy", "same-origin");
    const QString head =
        u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        u"<meta name=\"color-scheme\" content=\"light dark\">\n<title>%1</title>\n<style>"_qs.arg(
            title.toHtmlEscaped());
    response.body = QByteArray(head.toUtf8() + Style + "</style>\n</head>\n<body>\n<main>\n" + Mark.toUtf8()
                               + content.toUtf8() + "</main>\n</body>\n</html>\n");
    return response;
}

HttpResponse form(const Form &form, const QString &issuer, int status)
{
    QString content = u"\n<h1>Sign in</h1>\n<p>to %1 with your account on<br>%2</p>\n"_qs.arg(
        productName().toHtmlEscaped(), issuer.toHtmlEscaped());
    if (!form.error.isEmpty())
        content += u"<p class=\"error\" role=\"alert\">%1</p>\n"_qs.arg(form.error.toHtmlEscaped());
    content += u"<form method=\"post\" action=\"/oauth/authorize\">\n"_qs;
    content += hidden(u"client_id"_qs, Authorization::ClientId);
    content += hidden(u"response_type"_qs, u"code"_qs);
    content += hidden(u"redirect_uri"_qs, form.request.redirectUri);
    content += hidden(u"state"_qs, form.request.state);
    content += hidden(u"code_challenge"_qs, form.request.challenge);
    content += hidden(u"code_challenge_method"_qs, u"S256"_qs);
    content += hidden(u"seal"_qs, QString::fromLatin1(form.seal));
    content += u"<label>E-mail<input type=\"email\" name=\"email\" value=\"%1\" autocomplete=\"username\""
               u" required%2></label>\n"_qs.arg(form.email.toHtmlEscaped(),
                                                form.email.isEmpty() ? u" autofocus"_qs : QString());
    content += u"<label>Password<input type=\"password\" name=\"password\" autocomplete=\"current-password\""
               u" required%1></label>\n"_qs.arg(form.email.isEmpty() ? QString() : u" autofocus"_qs);
    content += u"<button type=\"submit\">Sign in</button>\n</form>\n"
               u"<p class=\"foot\">You will be taken back to the program on this computer.</p>\n"_qs;
    return page(u"Sign in – "_qs + productName(), content, status, formTargets(form.request.redirectUri));
}

HttpResponse denied(const AuthorizationDenied &denied)
{
    const QString content =
        u"\n<h1>This does not work</h1>\n<p class=\"error\" role=\"alert\">%1</p>\n"
        u"<p class=\"foot\">Close this page and sign in from the program again.</p>\n"_qs.arg(
            denied.why.toHtmlEscaped());
    return page(u"Sign in – "_qs + productName(), content, 400, "'none'");
}

} // namespace Minideck::SignInPage
