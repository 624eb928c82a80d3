#include "eventparser.h"

namespace Minideck {

EventParser::EventParser(std::function<void(const QByteArray &, const QByteArray &)> take)
    : m_take(std::move(take))
{ }

Result<void> EventParser::feed(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (std::exchange(m_afterCr, c == '\r') && c == '\n')
            continue;
        if (c == '\r' || c == '\n') {
            takeLine();
            continue;
        }
        m_line += c;
        if (m_line.size() > LineMaximum || m_data.size() > LineMaximum)
            return Error{.kind = ErrorKind::NotThePlatform, .detail = u"events: too long"_qs};
    }
    return {};
}

void EventParser::takeLine()
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_first, false) && line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    if (line.isEmpty())
        return dispatch();
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return;
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    takeField(colon < 0 ? line : line.left(colon), value);
}

void EventParser::takeField(const QByteArray &name, const QByteArray &value)
{
    if (name == "event") {
        m_name = value;
    } else if (name == "data") {
        if (std::exchange(m_hasData, true))
            m_data += '\n';
        m_data += value;
    } else if (name == "id" && !value.contains('\0')) {
        m_lastId = value;
    }
}

void EventParser::dispatch()
{
    const QByteArray name = std::exchange(m_name, {});
    const QByteArray data = std::exchange(m_data, {});
    if (std::exchange(m_hasData, false))
        m_take(name.isEmpty() ? QByteArray("message") : name, data);
}

} // namespace Minideck
