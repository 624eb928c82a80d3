#pragma once

#include <ui/shared/theme/typography.h>

#include <QCache>
#include <QFontMetrics>
#include <QGlyphRun>

#include <array>

class QPainter;

namespace Minideck {

// What makes a laid-out line: the text, the room for it, style and elide mode in one number.
struct LineKey
{
    QString text;
    int width;
    int look;

    bool operator==(const LineKey &) const = default;
};

inline size_t qHash(const LineKey &key, size_t seed = 0) noexcept
{
    return qHashMulti(seed, key.text, key.width, key.look);
}

// Draws single lines of text fast: laid-out lines are kept in a bounded cache, so that a repaint shapes
// nothing twice. Text is plain, elided when it does not fit, and made harmless by singleLine().
class TextPainter
{
public:
    explicit TextPainter(const QFont &base = QFont());

    void setBaseFont(const QFont &base);
    const QFont &font(TextStyle style) const { return m_fonts[static_cast<size_t>(style)]; }
    int width(const QString &text, TextStyle style) const;

    // Returns the width that was painted.
    int draw(QPainter &painter, const QRect &rect, const QString &text, TextStyle style, const QColor &color,
             Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter,
             Qt::TextElideMode elide = Qt::ElideRight);

private:
    struct Line
    {
        QList<QGlyphRun> glyphs;
        qreal width = 0;
        qreal ascent = 0;
    };

    const Line &line(const QString &text, int width, TextStyle style, Qt::TextElideMode elide);

    std::array<QFont, TextStyleCount> m_fonts;
    std::array<QFontMetricsF, TextStyleCount> m_metrics;
    std::array<qreal, TextStyleCount> m_ellipses{};
    QCache<LineKey, Line> m_lines;
};

} // namespace Minideck
