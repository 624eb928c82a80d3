#pragma once

#include <QStringList>

class QCommandLineParser;

namespace Minideck {

//! What minideck-server can do instead of serving: back up, restore, decide registrations. Prints what it did
//! and gives the exit code of the program.
namespace Commands {

//! Adds the words and options to the help.
void describe(QCommandLineParser &parser);

//! Whether the first word of the command line is one of these.
bool isAsked(const QStringList &words);

//! 0 if it was done, 1 if something stood against it, 2 if the command line is wrong.
int run(const QStringList &words, const QCommandLineParser &parser);

} // namespace Commands
} // namespace Minideck
