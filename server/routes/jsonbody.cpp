#include "jsonbody.h"

#include "jsonshape.h"

#include <core/limits.h>

#include <QJsonDocument>

namespace Minideck {

static QString pointerTo(QString name)
{
    // RFC 6901 section 3.
    return u'/' + name.replace(u'~', u"~0"_qs).replace(u'/', u"~1"_qs);
}

static bool isJson(const HttpRequest &request)
{
    const QByteArray type = request.headers.value("Content-Type").value_or(QByteArray());
    return type.split(';').first().trimmed().compare("application/json", Qt::CaseInsensitive) == 0;
}

std::variant<JsonBody, Problem> JsonBody::parse(const HttpRequest &request)
{
    if (!isJson(request))
        return Problems::unsupportedMediaType();
    const auto shape = JsonShape::of(request.body);
    if (shape.depth > Limits::JsonNesting)
        return Problems::malformedBody(u"It is nested too deeply."_qs);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()
        || request.body.startsWith("\xEF\xBB\xBF"))
        return Problems::malformedBody(u"It cannot be read."_qs);
    const QJsonObject object = document.object();
    // Qt keeps the last of two members with one name, so fewer are left than were written.
    if (JsonShape::membersIn(object) != shape.members)
        return Problems::malformedBody(u"A member appears twice."_qs);
    if (JsonShape::holdsNul(object))
        return Problems::malformedBody(u"It holds the character NUL."_qs);
    return JsonBody(object);
}

QString JsonBody::text(const QString &name, int maximum)
{
    m_read.insert(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined()) {
        refuse(name, u"missing"_qs, u"This member is needed."_qs);
        return {};
    }
    if (!value.isString()) {
        refuse(name, u"type"_qs, u"This member must be a text."_qs);
        return {};
    }
    const QString text = value.toString();
    if (text.isEmpty() || text.toUtf8().size() > maximum) {
        refuse(name, u"length"_qs, u"This member must have 1 to %1 bytes."_qs.arg(maximum));
        return {};
    }
    return text;
}

Secret JsonBody::secret(const QString &name, int maximum)
{
    return Secret(text(name, maximum).toUtf8());
}

void JsonBody::refuse(const QString &name, const QString &code, const QString &detail)
{
    m_errors.append({.pointer = pointerTo(name), .code = code, .detail = detail});
}

std::optional<Problem> JsonBody::problem() const
{
    QList<FieldError> errors = m_errors;
    for (auto member = m_object.begin(); member != m_object.end(); ++member) {
        if (!m_read.contains(member.key()))
            errors.append({.pointer = pointerTo(member.key()),
                           .code = u"unknown"_qs,
                           .detail = u"This member is not known here."_qs});
    }
    if (errors.isEmpty())
        return std::nullopt;
    return Problems::invalidBody(std::move(errors));
}

} // namespace Minideck
