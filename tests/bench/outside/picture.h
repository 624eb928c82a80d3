#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace Minideck {

// A window's pixels, thinned: every fourth line of it, whole.
class Picture
{
public:
    static constexpr int LineStep = 4;

    void addLine(std::vector<uint32_t> pixels) { m_lines.push_back(std::move(pixels)); }

    bool holdsColours(size_t count) const;

    // Lines of text in the middle of the window, where a list stands: bands of many colours (smoothed
    // letters; a bar or a grid has few) with quiet lines between them.
    int textLinesInTheMiddle() const;

private:
    std::vector<std::vector<uint32_t>> m_lines;
};

} // namespace Minideck
