#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Minideck {

//! Writes JSON (RFC 8259) member by member in the order given, straight into bytes: snapshots have a line per
//! member, so no tree is built.
class JsonText
{
public:
    JsonText &beginObject();
    JsonText &endObject();
    JsonText &beginArray();
    JsonText &endArray();

    JsonText &key(QByteArrayView name);
    JsonText &value(const QString &text);
    JsonText &value(qint64 number);
    JsonText &value(int number) { return value(static_cast<qint64>(number)); }
    JsonText &value(bool flag);
    JsonText &null();

    //! A value that is JSON already.
    JsonText &raw(QByteArrayView json);

    //! A time as RFC 3339 in UTC with milliseconds; null for an invalid one.
    JsonText &time(const QDateTime &moment);
    //! A text, or null for an empty one.
    JsonText &textOrNull(const QString &text);

    template <typename T>
    JsonText &member(QByteArrayView name, const T &content)
    {
        return key(name).value(content);
    }

    //! Ends an NDJSON record.
    JsonText &newLine();

    const QByteArray &bytes() const { return m_bytes; }
    qsizetype size() const { return m_bytes.size(); }
    QByteArray take();

private:
    void separate();
    void quoted(const QString &text);

    QByteArray m_bytes;
    bool m_comma = false;
};

} // namespace Minideck
