#include "benchoptions.h"

#include <QCommandLineParser>

namespace Minideck {

namespace {

struct Table
{
    QCommandLineOption rows{QStringLiteral("rows"), QStringLiteral("Members in the list."),
                            QStringLiteral("N"), QStringLiteral("1000000")};
    QCommandLineOption runs{QStringLiteral("runs"), QStringLiteral("Counted runs of everything."),
                            QStringLiteral("N"), QStringLiteral("5")};
    QCommandLineOption goal{QStringLiteral("goal"),
                            QStringLiteral("Only this goal; may stand more than once."),
                            QStringLiteral("G10")};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("Writes the table as JSON."),
                            QStringLiteral("FILE")};
    QCommandLineOption data{QStringLiteral("data"),
                            QStringLiteral("Keeps the made-up cache here and uses it again next time."),
                            QStringLiteral("DIR")};
    QCommandLineOption gate{QStringLiteral("gate"),
                            QStringLiteral("Exit code 1 if a ratio is beyond its limit and its slack.")};
    QCommandLineOption list{QStringLiteral("list"), QStringLiteral("Lists the goals and ends.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                            QStringLiteral("Shows this help.")};
    QCommandLineOption outside{QStringLiteral("outside-results"), QString(), QStringLiteral("FILE")};

    QCommandLineOption remove{QStringLiteral("remove-data")};

    Table()
    {
        outside.setFlags(QCommandLineOption::HiddenFromHelp);
        remove.setFlags(QCommandLineOption::HiddenFromHelp);
    }
};

} // namespace

std::optional<BenchOptions> BenchOptions::parse(const QStringList &arguments, QString *message)
{
    const Table table;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures the member list against floors and anchors of the same run."));
    parser.addOptions({table.rows, table.runs, table.goal, table.json, table.data, table.gate, table.list,
                       table.help, table.outside, table.remove});
    if (!parser.parse(arguments)) {
        *message = parser.errorText();
        return {};
    }
    if (parser.isSet(table.help)) {
        *message = parser.helpText();
        return {};
    }
    BenchOptions options;
    bool rowsOk = false;
    bool runsOk = false;
    options.rows = parser.value(table.rows).toLongLong(&rowsOk);
    options.runs = parser.value(table.runs).toInt(&runsOk);
    if (!rowsOk || !runsOk || options.rows < 1000 || options.runs < 1) {
        *message = QStringLiteral("--rows needs at least 1000, --runs at least 1.");
        return {};
    }
    options.goals = parser.values(table.goal);
    options.jsonFile = parser.value(table.json);
    options.dataFolder = parser.value(table.data);
    options.gate = parser.isSet(table.gate);
    options.list = parser.isSet(table.list);
    options.outsideResults = parser.value(table.outside);
    options.removeData = parser.isSet(table.remove);
    return options;
}

QStringList BenchOptions::toArguments() const
{
    QStringList arguments{QStringLiteral("--rows"), QString::number(rows),    QStringLiteral("--runs"),
                          QString::number(runs),    QStringLiteral("--data"), dataFolder};
    for (const QString &goal : goals)
        arguments << QStringLiteral("--goal") << goal;
    if (!jsonFile.isEmpty())
        arguments << QStringLiteral("--json") << jsonFile;
    if (removeData)
        arguments << QStringLiteral("--remove-data");
    if (gate)
        arguments << QStringLiteral("--gate");
    if (!outsideResults.isEmpty())
        arguments << QStringLiteral("--outside-results") << outsideResults;
    return arguments;
}

} // namespace Minideck
