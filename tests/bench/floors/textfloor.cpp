#include "textfloor.h"

#include "syntheticmembers.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>

namespace Minideck {

TextFloor::TextFloor(const QFont &font)
    : m_image(1200, 800, QImage::Format_RGB32)
    , m_font(font)
{
    const SyntheticMembers members(100000);
    for (int i = 0; i < 2000; ++i) {
        QString line;
        for (int part = 0; line.size() < 140; ++part) {
            const SyntheticMember member = members.member(i * 7 + part);
            line += member.email + u' ' + member.role + u' ' + member.lastActivityAt + u' ';
        }
        m_lines << line.left(140);
    }
}

void TextFloor::paint()
{
    QPainter painter(&m_image);
    painter.fillRect(m_image.rect(), Qt::white);
    painter.setFont(m_font);
    const int ascent = painter.fontMetrics().ascent();
    for (int line = 0; line < 50; ++line)
        painter.drawText(0, line * 16 + ascent, m_lines[(m_first + line) % m_lines.size()]);
    m_first += 3;
}

} // namespace Minideck
