#pragma once

#include <QFont>
#include <QImage>
#include <QStringList>

namespace Minideck {

// What painting a full page of text costs at least: 50 lines of 140 characters by QPainter::drawText into
// 1200×800.
class TextFloor
{
public:
    explicit TextFloor(const QFont &font);

    // Paints one frame, each time with other lines.
    void paint();

private:
    QImage m_image;
    QFont m_font;
    QStringList m_lines;
    int m_first = 0;
};

} // namespace Minideck
