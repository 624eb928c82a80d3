// minideck-bench: see README.md in this folder.

#include "context.h"
#include "goal.h"
#include "report.h"

#include <ui/shared/theme/appearance.h>

#include <QApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace Minideck;

namespace {

bool isWanted(const Goal &goal, const BenchOptions &options)
{
    const QStringList ids = goal.ids();
    return std::any_of(ids.begin(), ids.end(), [&](const QString &id) { return options.wants(id); });
}

bool writeJson(const Report &report, const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(report.toJson()).toJson()) > 0;
}

int run(const BenchOptions &options)
{
    Context context(options);
    Report report(options);
    for (const auto &goal : allGoals()) {
        if (!isWanted(*goal, options))
            continue;
        context.say(goal->ids().join(QStringLiteral(", ")) + QStringLiteral(": ") + goal->title());
        QList<Row> rows = goal->measure(context);
        rows.removeIf([&](const Row &row) { return !options.wants(row.goal); });
        report.add(rows);
    }
    std::printf("%s", qUtf8Printable(report.toText()));
    if (!options.jsonFile.isEmpty() && !writeJson(report, options.jsonFile)) {
        std::fprintf(stderr, "Cannot write %s\n", qUtf8Printable(options.jsonFile));
        return 2;
    }
    return options.gate && !report.gateIsOpen() ? 1 : 0;
}

} // namespace

int main(int argc, char **argv)
{
    // In-process goals paint into memory; whole programs get a display of their own.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    Appearance appearance;
    appearance.apply();
    appearance.setTheme(Appearance::Theme::Light);
    QString message;
    const auto options = BenchOptions::parse(app.arguments(), &message);
    if (!options) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(message));
        return 2;
    }
    if (options->list) {
        for (const auto &goal : allGoals())
            std::printf("%-16s %s\n", qUtf8Printable(goal->ids().join(u' ')), qUtf8Printable(goal->title()));
        return 0;
    }
    return run(*options);
}
