#include "oneshotbody.h"

#include <algorithm>

namespace Minideck {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OneShotBody::~OneShotBody()
{
    // It may have been a password.
    m_bytes.fill('\0');
}

qint64 OneShotBody::readData(char *data, qint64 size)
{
    const qint64 count = std::min<qint64>(size, m_bytes.size() - m_position);
    std::copy_n(m_bytes.constData() + m_position, count, data);
    m_position += count;
    return count == 0 && size > 0 ? -1 : count;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace Minideck
