#pragma once

#include "factlist.h"

#include <QString>

#include <functional>

class QWidget;

namespace Minideck {

// A question that the rules demand before something happens.
struct Question
{
    QString title;
    QString sentence; // says the consequence first
    QString verb;     // the button that does it, such as "Sign out"; without one there is only Close
    bool destructive = false;
    QString heading;             // of the facts
    QList<FactList::Fact> facts; // what it is about
    FactList::Kind kind = FactList::Kind::Rows;
    QString warning; // what is easily overlooked
};

// Asks and calls back with the answer. A seam: tests answer without a window.
using Ask =
    std::function<void(QWidget *parent, const Question &question, std::function<void(bool)> answered)>;

// The real one: a small window with the verb and Cancel; never blocks.
void askInDialog(QWidget *parent, const Question &question, std::function<void(bool)> answered);

} // namespace Minideck
