#include "formbody.h"

#include <QStringDecoder>

namespace Minideck {

static constexpr qsizetype MostFields = 32;

static std::optional<QString> decoded(QByteArray text)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString result = utf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
    if (utf8.hasError() || result.contains(QChar(u'\0')))
        return std::nullopt;
    return result;
}

void FormFields::add(const QString &name, const QString &text)
{
    m_twice = m_twice || m_texts.contains(name);
    m_texts.insert(name, text);
}

std::optional<FormFields> FormFields::ofBody(const HttpRequest &request)
{
    const QByteArray type = request.headers.value("Content-Type").value_or(QByteArray());
    if (type.split(';').first().trimmed().compare("application/x-www-form-urlencoded", Qt::CaseInsensitive)
        != 0)
        return std::nullopt;
    const QByteArrayList parts = request.body.split('&');
    if (parts.size() > MostFields)
        return std::nullopt;
    FormFields fields;
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const auto name = decoded(equals < 0 ? part : part.first(equals));
        const auto text = decoded(equals < 0 ? QByteArray() : part.sliced(equals + 1));
        if (!name || !text)
            return std::nullopt;
        if (!name->isEmpty())
            fields.add(*name, *text);
    }
    return fields;
}

FormFields FormFields::ofQuery(const HttpRequest &request)
{
    FormFields fields;
    for (const auto &[name, text] : request.query)
        fields.add(name, text);
    return fields;
}

} // namespace Minideck
