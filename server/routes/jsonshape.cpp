#include "jsonshape.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Minideck::JsonShape {

Shape of(const QByteArray &text)
{
    Shape shape;
    int depth = 0;
    bool inString = false;
    bool escaped = false;
    for (const char c : text) {
        if (inString) {
            if (!escaped && c == '"')
                inString = false;
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            shape.depth = std::max(shape.depth, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':') {
            ++shape.members;
        }
    }
    return shape;
}

qint64 membersIn(const QJsonValue &value)
{
    qint64 count = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        count = object.size();
        for (const QJsonValue &member : object)
            count += membersIn(member);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            count += membersIn(item);
    }
    return count;
}

bool holdsNul(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains(QChar(u'\0'));
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(), [](const QJsonValue &item) { return holdsNul(item); });
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member.key().contains(QChar(u'\0')) || holdsNul(member.value()))
                return true;
        }
    }
    return false;
}

} // namespace Minideck::JsonShape
