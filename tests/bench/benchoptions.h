#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace Minideck {

// What was asked for on the command line.
struct BenchOptions
{
    qint64 rows = 1'000'000;
    int runs = 5;
    QStringList goals;  // such as "G10"; empty for all
    QString jsonFile;   // empty for none
    QString dataFolder; // kept, and used again by the next run; empty for one that is removed
    bool gate = false;
    bool list = false;
    QString outsideResults;  // of minideck-bench-outside, on the way back from it
    bool removeData = false; // the data folder is one that we made

    bool wants(const QString &goal) const { return goals.isEmpty() || goals.contains(goal); }

    // The options, or a sentence that says what is wrong with them (or the help).
    static std::optional<BenchOptions> parse(const QStringList &arguments, QString *message);

    // The arguments that parse to this, for starting over.
    QStringList toArguments() const;
};

} // namespace Minideck
