#include "textpainter.h"

#include "plaintext.h"

#include <QPainter>
#include <QTextLayout>

namespace Minideck {

// Some screens full of cells.
static constexpr int KeptLines = 4096;
static constexpr QChar Ellipsis(0x2026);

TextPainter::TextPainter(const QFont &base)
    : m_fonts()
    , m_metrics{QFontMetricsF(base), QFontMetricsF(base), QFontMetricsF(base), QFontMetricsF(base),
                QFontMetricsF(base), QFontMetricsF(base), QFontMetricsF(base), QFontMetricsF(base),
                QFontMetricsF(base), QFontMetricsF(base)}
    , m_lines(KeptLines)
{
    setBaseFont(base);
}

void TextPainter::setBaseFont(const QFont &base)
{
    for (int style = 0; style < TextStyleCount; ++style) {
        const auto at = static_cast<size_t>(style);
        m_fonts[at] = textFont(static_cast<TextStyle>(style), base);
        m_metrics[at] = QFontMetricsF(m_fonts[at]);
        m_ellipses[at] = m_metrics[at].horizontalAdvance(Ellipsis);
    }
    m_lines.clear();
}

int TextPainter::width(const QString &text, TextStyle style) const
{
    return qCeil(m_metrics[static_cast<size_t>(style)].horizontalAdvance(singleLine(text)));
}

// Shapes the text, which is what costs, once. The line knows its ascent: characters that another font must
// lend (CJK in a Latin font) can be taller than the font says.
static QTextLine layOut(QTextLayout &layout)
{
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line;
}

// As much as there is room for, and an ellipsis: what QFontMetrics::elidedText() does, without shaping again.
static QString beginning(const QString &text, const QTextLine &line, const QTextLayout &layout, qreal room)
{
    int end = line.xToCursor(room);
    while (end > 0 && line.cursorToX(end) > room)
        end = layout.previousCursorPosition(end);
    return text.left(end) + Ellipsis;
}

const TextPainter::Line &TextPainter::line(const QString &text, int width, TextStyle style,
                                           Qt::TextElideMode elide)
{
    const LineKey key{text, width, static_cast<int>(style) * 4 + static_cast<int>(elide)};
    if (const Line *known = m_lines.object(key))
        return *known;
    const auto at = static_cast<size_t>(style);
    auto *line = new Line;
    // Left is left, also for a script that is read from the right.
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    const QString whole = singleLine(text);
    QTextLayout layout(whole, m_fonts[at]);
    layout.setTextOption(option);
    QTextLine laid = layOut(layout);
    if (laid.naturalTextWidth() > width) {
        const bool simple = elide == Qt::ElideRight && !whole.isRightToLeft();
        layout.setText(simple ? beginning(whole, laid, layout, width - m_ellipses[at])
                              : m_metrics[at].elidedText(whole, elide, width));
        laid = layOut(layout);
    }
    line->glyphs = layout.glyphRuns();
    line->width = laid.naturalTextWidth();
    line->ascent = laid.ascent();
    m_lines.insert(key, line);
    return *line;
}

int TextPainter::draw(QPainter &painter, const QRect &rect, const QString &text, TextStyle style,
                      const QColor &color, Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const auto at = static_cast<size_t>(style);
    const Line &laid = line(text, rect.width(), style, elide);
    const QFontMetricsF &metrics = m_metrics[at];
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x += rect.width() - laid.width;
    else if (alignment & Qt::AlignHCenter)
        x += (rect.width() - laid.width) / 2;
    // Whole pixels for the baseline: every line of a row then stands on the same one.
    const int height = qRound(metrics.ascent()) + qRound(metrics.descent());
    int baseline = rect.top() + (rect.height() - height + 1) / 2 + qRound(metrics.ascent());
    if (alignment & Qt::AlignTop)
        baseline = rect.top() + qRound(metrics.ascent());
    else if (alignment & Qt::AlignBottom)
        baseline = rect.top() + rect.height() - qRound(metrics.descent());
    painter.setFont(m_fonts[at]);
    painter.setPen(color);
    for (const QGlyphRun &run : laid.glyphs)
        painter.drawGlyphRun(QPointF(x, baseline - laid.ascent), run);
    return qCeil(laid.width);
}

} // namespace Minideck
