#include "firstsync.h"

#include "context.h"
#include "floors/bulkfloor.h"
#include "floors/naivepipeline.h"
#include "onecore.h"
#include "ours/directsync.h"
#include "ours/firstsyncer.h"
#include "stopwatch.h"

namespace Minideck {

namespace {

constexpr qint64 NaiveMembers = 100'000; // it takes a minute for a million, and only gets slower per row

} // namespace

QList<Row> FirstSync::measure(Context &context)
{
    const QString stream = context.snapshotFile();
    const QString file = context.scratch().filePath(QStringLiteral("first-sync.db"));
    const auto rows = static_cast<double>(context.options().rows);
    const qint64 naiveMembers = qMin(NaiveMembers, context.options().rows);
    Figures figures;
    for (int run = 0; run < context.options().runs; ++run) {
        const OneCore oneCore;
        figures.words << msOf([&] { BulkFloor::load(stream, file, BulkFloor::Search::Words); }) * 1000 / rows;
        figures.substrings << msOf([&] { BulkFloor::load(stream, file, BulkFloor::Search::Substrings); })
                * 1000 / rows;
        figures.naive << msOf([&] { NaivePipeline::load(stream, file, naiveMembers); }) * 1000
                / static_cast<double>(naiveMembers);
        const DirectSync::Times times = DirectSync::load(stream, file);
        figures.ours << times.searchableMs * 1000 / rows;
        figures.tidy << times.tidyMs * 1000 / rows;
        figures.overHttp << msOverHttp(stream, context.scratch().filePath(QStringLiteral("first-sync")))
                * 1000 / rows;
    }
    return FirstSync::rows(figures);
}

double FirstSync::msOverHttp(const QString &stream, const QString &folder)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    FirstSyncer syncer(stream, folder);
    return msOf([&] { syncer.sync(); });
}

QList<Row> FirstSync::rows(const Figures &figures)
{
    const QString goal = QStringLiteral("G13");
    const QString unit = QStringLiteral("µs/row");
    const QString what = QStringLiteral("first sync");
    const Spread ours = Spread::of(figures.ours);
    return {
        Row::againstBound(goal, what, unit, ours, 10),
        Row::againstAnchor(goal, what, unit, ours, QStringLiteral("bulk floor, words"),
                           Spread::of(figures.words), 1.5),
        Row::againstAnchor(goal, what, unit, ours, QStringLiteral("bulk floor, substrings"),
                           Spread::of(figures.substrings), {}),
        Row::againstAnchor(goal, what, unit, ours, QStringLiteral("naive pipeline, 100,000"),
                           Spread::of(figures.naive), 0.2),
        Row::orientation(goal, QStringLiteral("first sync and all indexes"), unit, Spread::of(figures.tidy)),
        Row::orientation(goal, QStringLiteral("first sync over HTTP"), unit, Spread::of(figures.overHttp))};
}

} // namespace Minideck
