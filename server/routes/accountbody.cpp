#include "accountbody.h"

namespace Minideck::AccountBody {

static constexpr int NameBytes = 512;

static QString tidy(const QString &text)
{
    return text.trimmed().normalized(QString::NormalizationForm_C);
}

QString email(JsonBody &body)
{
    return tidy(body.text(u"email"_qs, EmailBytes));
}

QString displayName(JsonBody &body)
{
    return tidy(body.text(u"displayName"_qs, NameBytes));
}

QString code(JsonBody &body)
{
    return body.text(u"code"_qs, CodeBytes);
}

} // namespace Minideck::AccountBody
