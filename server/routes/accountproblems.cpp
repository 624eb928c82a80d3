#include "accountproblems.h"

namespace Minideck::Problems {

Problem accountRefused(QList<FieldError> errors)
{
    return {.status = 422,
            .slug = u"account-refused"_qs,
            .title = u"An account cannot be like this"_qs,
            .detail = u"The errors say which members break the rule."_qs,
            .code = u"ACC-1"_qs,
            .errors = std::move(errors)};
}

Problem codeRefused(const QString &rule)
{
    return {.status = 422,
            .slug = u"code-refused"_qs,
            .title = u"The code does not open anything"_qs,
            .detail = u"The code is not right, was used, has expired or was tried too often."_qs,
            .code = rule,
            .errors = {{.pointer = u"/code"_qs,
                        .code = u"refused"_qs,
                        .detail = u"Ask for a new code if this one was typed as it stands."_qs}}};
}

Problem passwordWrong()
{
    return {.status = 422,
            .slug = u"password-wrong"_qs,
            .title = u"The password is not right"_qs,
            .detail = u"The current password is needed to set another one."_qs,
            .code = u"AUTH-1"_qs,
            .errors = {{.pointer = u"/currentPassword"_qs,
                        .code = u"wrong"_qs,
                        .detail = u"This is not the current password."_qs}}};
}

Problem addressNotVerified()
{
    return {.status = 403,
            .slug = u"address-not-verified"_qs,
            .title = u"The address is not verified"_qs,
            .detail = u"The e-mail address of the account has to be verified first."_qs,
            .code = u"ACC-1"_qs};
}

Problem tooManyTries(std::chrono::seconds retryAfter)
{
    return {.status = 429,
            .slug = u"too-many-tries"_qs,
            .title = u"Too many tries"_qs,
            .detail = u"This was asked too often for this address or from this computer."_qs,
            .code = u"AUTH-3"_qs,
            .retryAfter = retryAfter};
}

Problem operatorNeeded()
{
    return forbidden(u"Only an operator of the platform can do this."_qs);
}

Problem demoAccountNeeded()
{
    return forbidden(u"Only the people of the demo workspace can do this."_qs);
}

} // namespace Minideck::Problems
