#include "eventsieve.h"

namespace Minideck {

QByteArray EventSieve::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    QByteArray passed;
    if (!m_hasHead) {
        const qsizetype end = m_rest.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        m_hasHead = true;
        passed = m_rest.left(end + 4);
        m_rest.remove(0, end + 4);
    }
    for (;;) {
        const qsizetype line = m_rest.indexOf("\r\n");
        if (line < 0)
            return passed;
        const qsizetype whole = line + 4 + m_rest.left(line).toLongLong(nullptr, 16);
        if (m_rest.size() < whole)
            return passed;
        const QByteArray chunk = m_rest.left(whole);
        m_rest.remove(0, whole);
        passed += chunk.contains("event:") ? chunk.repeated(m_times) : chunk;
    }
}

} // namespace Minideck
