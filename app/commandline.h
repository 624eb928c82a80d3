#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QCommandLineOption;

namespace Minideck {

// What was asked for on the command line. Nothing here needs a display.
struct CommandLine
{
    enum class Act { Start, Help, Version, Check, ConfigDump, Screens, Refuse };

    Act act = Act::Start;
    QString message; // for Help, Version and Refuse: what to print
    bool sandbox = false;
    QString profile; // a folder; empty for the user's own
    QString screensFolder;
    std::optional<QString> theme; // "system", "light" or "dark"
    std::optional<QString> lang;  // a locale name such as "zh_CN"
    std::optional<double> scale;  // 1 to 4

    // Reads the arguments, the program's name first. Wrong ones give Refuse with a sentence that names them.
    static CommandLine parse(const QStringList &arguments);

    // The one table of options: --help, the manual page and its test read it.
    static QList<QCommandLineOption> options();
};

} // namespace Minideck
