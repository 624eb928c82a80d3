#include "picture.h"

#include <algorithm>
#include <set>
#include <span>

namespace Minideck {

namespace {

constexpr size_t ColoursOfText = 6;

void collect(std::set<uint32_t> &colours, std::span<const uint32_t> pixels, size_t enough)
{
    uint32_t last = ~pixels.front();
    for (uint32_t pixel : pixels) {
        if (pixel == last)
            continue;
        last = pixel;
        if (colours.insert(pixel).second && colours.size() >= enough)
            return;
    }
}

} // namespace

bool Picture::holdsColours(size_t count) const
{
    std::set<uint32_t> colours;
    for (const auto &line : m_lines) {
        if (!line.empty())
            collect(colours, line, count);
        if (colours.size() >= count)
            return true;
    }
    return false;
}

int Picture::textLinesInTheMiddle() const
{
    int bands = 0;
    bool inBand = false;
    for (size_t i = m_lines.size() * 3 / 10; i < m_lines.size() * 9 / 10; ++i) {
        const size_t width = m_lines[i].size();
        const std::span middle(m_lines[i].data() + width * 35 / 100, width * 30 / 100);
        std::set<uint32_t> colours;
        if (!middle.empty())
            collect(colours, middle, ColoursOfText);
        const bool text = colours.size() >= ColoursOfText;
        bands += text && !inBand ? 1 : 0;
        inBand = text;
    }
    return bands;
}

} // namespace Minideck
