#pragma once

#include <ui/shared/theme/tone.h>

#include <QList>
#include <QWidget>

namespace Minideck {

// A short list inside a pane or a dialog: icon, words, and something muted at the right. Text from anywhere.
class FactList : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString icon;
        Tone iconTone = Tone::Muted;
        QString text;
        QString extra;
        Tone tone = Tone::Neutral; // of the words
    };
    // Rows is one line for each, elided; Sentences wrap.
    enum class Kind { Rows, Sentences };

    explicit FactList(const QList<Fact> &facts, Kind kind, QWidget *parent = nullptr);
};

} // namespace Minideck
