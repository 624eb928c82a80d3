#include "paintstate.h"

#include "textpainter.h"

#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

namespace Minideck {

void paintState(QPainter &painter, const QRect &rect, const StateLook &state, bool selected,
                const Colors &colors, TextPainter &text)
{
    const QRect place(rect.x(), rect.y(), Metrics::Icon, rect.height());
    paintIcon(painter, place, state.icon, Metrics::Icon, toneColor(colors, state.tone));
    const QColor word = state.mutedWord && !selected ? colors.muted : colors.text;
    text.draw(painter, rect.adjusted(Metrics::Icon + Metrics::StateGap, 0, 0, 0), state.word, TextStyle::Base,
              word);
}

} // namespace Minideck
