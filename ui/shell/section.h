#pragma once

#include <ui/shared/actionspec.h>

#include <QStringList>

#include <functional>

namespace Minideck {

class Pane;

// An entry of the rail. The shell knows nothing else of a section; its pane is made when it is first shown.
struct Section
{
    enum class Group { Work, More, Bottom };

    QString id; // stable, for settings
    QString title;
    QString icon;
    Group group = Group::Work;
    std::function<Pane *()> make;
    QKeySequence key = {};          // instead of Ctrl and its number
    QStringList views = {};         // the names of its views, for the palette
    QList<ActionSpec> actions = {}; // its verbs
};

} // namespace Minideck
