#include "message.h"

#include <algorithm>

namespace Minideck {

static bool sameName(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size()
        && qstrnicmp(left.data(), left.size(), right.data(), right.size()) == 0;
}

std::optional<QByteArray> HttpHeaders::value(QByteArrayView name) const
{
    const auto field =
        std::ranges::find_if(m_fields, [&](const auto &it) { return sameName(it.first, name); });
    return field == m_fields.end() ? std::nullopt : std::optional(field->second);
}

QList<QByteArray> HttpHeaders::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const auto &[fieldName, fieldValue] : m_fields) {
        if (sameName(fieldName, name))
            found << fieldValue;
    }
    return found;
}

void HttpHeaders::append(QByteArray name, QByteArray value)
{
    m_fields.emplaceBack(std::move(name), std::move(value));
}

void HttpHeaders::set(QByteArrayView name, QByteArray value)
{
    m_fields.removeIf([&](const auto &it) { return sameName(it.first, name); });
    m_fields.emplaceBack(name.toByteArray(), std::move(value));
}

std::optional<QString> HttpRequest::queryItem(QStringView name) const
{
    const auto item = std::ranges::find_if(query, [&](const auto &it) { return it.first == name; });
    return item == query.end() ? std::nullopt : std::optional(item->second);
}

} // namespace Minideck
