#include "letters.h"

namespace Minideck::Letters {

static Mail letter(const QString &subject, const QStringList &paragraphs, const QString &code = {})
{
    return {.subject = subject, .text = paragraphs.join(u"\n\n"_qs) + u"\n\n-- \nMinideck\n", .code = code};
}

static QString greeting(const QString &name)
{
    return name.isEmpty() ? u"Hello,"_qs : u"Hello %1,"_qs.arg(name);
}

//! On a line of its own, where it is found and copied.
static QString standing(const QString &code)
{
    return u"    "_qs + code;
}

Mail verifyEmail(const QString &name, const QString &code)
{
    return letter(u"Confirm your e-mail address"_qs,
                  {greeting(name),
                   u"This code confirms that the address of your new Minideck account is yours:"_qs,
                   standing(code), u"Enter it in Minideck within 24 hours."_qs,
                   u"If you did not apply for an account, do nothing: without the code it cannot join any\n"
                   u"workspace."_qs},
                  code);
}

Mail accountExists(const QString &name)
{
    return letter(u"You have a Minideck account already"_qs,
                  {greeting(name),
                   u"Somebody applied for a Minideck account with this address, but there is one already.\n"
                   u"Nothing was changed."_qs,
                   u"If it was you: sign in with your password, or choose \"Forgot password\" there."_qs,
                   u"If it was not you, do nothing."_qs});
}

Mail resetPassword(const QString &name, const QString &code)
{
    return letter(
        u"Choose a new password"_qs,
        {greeting(name), u"With this code you can choose a new password for your Minideck account:"_qs,
         standing(code), u"Enter it in Minideck within one hour. All computers are signed out then."_qs,
         u"If you did not ask for it, do nothing: your password stays as it is."_qs},
        code);
}

Mail passwordChanged(const QString &name)
{
    return letter(
        u"Your password was changed"_qs,
        {greeting(name),
         u"The password of your Minideck account was changed, and other computers were signed out."_qs,
         u"If it was not you, choose \"Forgot password\" in Minideck now."_qs});
}

Mail invitation(const QString &workspace, const QString &inviter, const WireEnum<Role> &role,
                const QString &code)
{
    const QString who = inviter.isEmpty() ? u"An administrator"_qs : inviter;
    return letter(
        u"Invitation to the workspace %1"_qs.arg(workspace),
        {greeting({}),
         u"%1 invites you to the workspace %2 on Minideck, as %3. To accept, sign in to Minideck\n"
         u"with an account of this address and enter this code:"_qs.arg(who, workspace, role.text()),
         standing(code), u"The invitation can be accepted for 7 days."_qs,
         u"If you do not know what this is about, do nothing."_qs},
        code);
}

Mail test()
{
    return letter(u"Test mail"_qs,
                  {greeting({}),
                   u"An operator of the platform asked for this letter. Mail from this server\n"
                   u"arrives."_qs});
}

} // namespace Minideck::Letters
