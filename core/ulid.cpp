#include "ulid.h"

#include "clock.h"
#include "random.h"

namespace Minideck {

QString makeUlid(const Clock &clock, Random &random)
{
    return makeUlid(clock.now().toMSecsSinceEpoch(), random);
}

QString makeUlid(qint64 millisecondsSinceEpoch, Random &random)
{
    static constexpr char16_t alphabet[] = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QString text(26, Qt::Uninitialized);
    auto moment = static_cast<quint64>(millisecondsSinceEpoch);
    for (int place = 9; place >= 0; --place) {
        text[place] = QChar(alphabet[moment & 31]);
        moment >>= 5;
    }
    const QByteArray entropy = random.bytes(16);
    for (int i = 0; i < 16; ++i)
        text[10 + i] = QChar(alphabet[static_cast<quint8>(entropy.at(i)) & 31]);
    return text;
}

} // namespace Minideck
