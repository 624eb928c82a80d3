#include "jsontext.h"

#include <utility>

namespace Minideck {

void JsonText::separate()
{
    if (m_comma)
        m_bytes.append(',');
    m_comma = true;
}

JsonText &JsonText::beginObject()
{
    separate();
    m_bytes.append('{');
    m_comma = false;
    return *this;
}

JsonText &JsonText::endObject()
{
    m_bytes.append('}');
    m_comma = true;
    return *this;
}

JsonText &JsonText::beginArray()
{
    separate();
    m_bytes.append('[');
    m_comma = false;
    return *this;
}

JsonText &JsonText::endArray()
{
    m_bytes.append(']');
    m_comma = true;
    return *this;
}

JsonText &JsonText::key(QByteArrayView name)
{
    separate();
    m_bytes.append('"').append(name).append("\":");
    m_comma = false;
    return *this;
}

JsonText &JsonText::value(const QString &text)
{
    separate();
    quoted(text);
    return *this;
}

JsonText &JsonText::value(qint64 number)
{
    separate();
    m_bytes.append(QByteArray::number(number));
    return *this;
}

JsonText &JsonText::value(bool flag)
{
    separate();
    m_bytes.append(flag ? "true" : "false");
    return *this;
}

JsonText &JsonText::null()
{
    separate();
    m_bytes.append("null");
    return *this;
}

JsonText &JsonText::raw(QByteArrayView json)
{
    separate();
    m_bytes.append(json);
    return *this;
}

JsonText &JsonText::time(const QDateTime &moment)
{
    return moment.isValid() ? value(moment.toUTC().toString(Qt::ISODateWithMs)) : null();
}

JsonText &JsonText::textOrNull(const QString &text)
{
    return text.isEmpty() ? null() : value(text);
}

JsonText &JsonText::newLine()
{
    m_bytes.append('\n');
    m_comma = false;
    return *this;
}

QByteArray JsonText::take()
{
    m_comma = false;
    return std::exchange(m_bytes, {});
}

void JsonText::quoted(const QString &text)
{
    static constexpr char Digits[] = "0123456789abcdef";
    m_bytes.append('"');
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            m_bytes.append('\\').append(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            m_bytes.append("\\u00").append(Digits[c >> 4]).append(Digits[c & 15]);
        } else {
            m_bytes.append(c);
        }
    }
    m_bytes.append('"');
}

} // namespace Minideck
