#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace Minideck {

// A question that the rules demand before something happens.
struct Question
{
    QString title;
    QString sentence; // says the consequence first
    QString verb;     // the button that does it, such as "Sign out"
    bool destructive = false;
};

// Asks and calls back with the answer. A seam: tests answer without a window.
using Ask =
    std::function<void(QWidget *parent, const Question &question, std::function<void(bool)> answered)>;

// The real one: a small window with the verb and Cancel; never blocks.
void askInDialog(QWidget *parent, const Question &question, std::function<void(bool)> answered);

} // namespace Minideck
