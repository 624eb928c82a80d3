#include "jsonbody.h"

#include "jsonshape.h"

#include <core/limits.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Minideck {

static bool hasType(const HttpRequest &request, const QByteArray &mediaType)
{
    const QByteArray type = request.headers.value("Content-Type").value_or(QByteArray());
    return type.split(';').first().trimmed().compare(mediaType, Qt::CaseInsensitive) == 0;
}

std::variant<JsonBody, Problem> JsonBody::parse(const HttpRequest &request, const QByteArray &mediaType)
{
    if (!hasType(request, mediaType))
        return Problems::unsupportedMediaType(mediaType);
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

QString JsonBody::pointerTo(QString name) const
{
    // RFC 6901 section 3.
    return m_pointer + u'/' + name.replace(u'~', u"~0"_qs).replace(u'/', u"~1"_qs);
}

QJsonValue JsonBody::read(const QString &name)
{
    m_read.insert(name);
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined())
        refuse(name, u"missing"_qs, u"This member is needed."_qs);
    return value;
}

QString JsonBody::text(const QString &name, int maximum)
{
    const QJsonValue value = read(name);
    if (value.isUndefined())
        return {};
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

bool JsonBody::flag(const QString &name)
{
    const QJsonValue value = read(name);
    if (!value.isUndefined() && !value.isBool())
        refuse(name, u"type"_qs, u"This member must be true or false."_qs);
    return value.toBool();
}

qint64 JsonBody::number(const QString &name, qint64 minimum, qint64 maximum)
{
    const QJsonValue value = read(name);
    if (value.isUndefined())
        return minimum;
    const qint64 number = value.toInteger(minimum - 1);
    if (number >= minimum && number <= maximum)
        return number;
    refuse(name, u"value"_qs,
           u"This member must be a whole number of %1 to %2."_qs.arg(minimum).arg(maximum));
    return minimum;
}

std::optional<JsonBody> JsonBody::object(const QString &name)
{
    const QJsonValue value = read(name);
    if (value.isObject())
        return JsonBody(value.toObject(), pointerTo(name));
    if (!value.isUndefined())
        refuse(name, u"type"_qs, u"This member must be an object."_qs);
    return std::nullopt;
}

QList<JsonBody> JsonBody::objects(const QString &name, int minimum, int maximum)
{
    const QJsonValue value = read(name);
    if (value.isUndefined())
        return {};
    const QJsonArray array = value.toArray();
    if (!value.isArray()
        || !std::ranges::all_of(array, [](const QJsonValue &item) { return item.isObject(); })) {
        refuse(name, u"type"_qs, u"This member must be a list of objects."_qs);
        return {};
    }
    if (array.size() < minimum || array.size() > maximum) {
        refuse(name, u"length"_qs, u"This list must have %1 to %2 items."_qs.arg(minimum).arg(maximum));
        return {};
    }
    QList<JsonBody> items;
    for (qsizetype i = 0; i < array.size(); ++i)
        items.append(JsonBody(array[i].toObject(), pointerTo(name) + u'/' + QString::number(i)));
    return items;
}

void JsonBody::refuse(const QString &name, const QString &code, const QString &detail)
{
    m_errors.append({.pointer = pointerTo(name), .code = code, .detail = detail});
}

QList<FieldError> JsonBody::errors() const
{
    QList<FieldError> errors = m_errors;
    for (auto member = m_object.begin(); member != m_object.end(); ++member) {
        if (!m_read.contains(member.key()))
            errors.append({.pointer = pointerTo(member.key()),
                           .code = u"unknown"_qs,
                           .detail = u"This member is not known here."_qs});
    }
    return errors;
}

std::optional<Problem> JsonBody::problem() const
{
    QList<FieldError> found = errors();
    if (found.isEmpty())
        return std::nullopt;
    return Problems::invalidBody(std::move(found));
}

} // namespace Minideck
