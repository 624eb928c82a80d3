#include "scroll.h"

#include "context.h"
#include "floors/syntheticmodel.h"
#include "floors/textfloor.h"
#include "ours/memberslist.h"
#include "ours/opencache.h"
#include "scroller.h"
#include "stopwatch.h"

#include <QApplication>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTableView>

namespace Minideck {

namespace {

constexpr int StepsPerRun = 300;

} // namespace

QList<Row> Scroll::measure(Context &context)
{
    OpenCache cache(context);
    MembersList list(cache);
    list.waitForRows(context.options().rows);
    SyntheticModel model(context.members());
    const std::unique_ptr<QStyle> usual(QStyleFactory::create(QStringLiteral("Fusion")));
    QTableView table;
    table.setModel(&model);
    for (QWidget *part : {static_cast<QWidget *>(&table), static_cast<QWidget *>(table.verticalScrollBar())})
        part->setStyle(usual.get());
    table.resize(1200, 800);
    table.show();
    TextFloor floor(QFont(QStringLiteral("Sans Serif"), 9)); // what Qt takes where nobody says anything
    TextFloor floorInOurFont(QApplication::font());
    Scroller tableScroller(table, 1);
    Scroller ourScroller(list.view(), list.view().rowHeight());

    Figures figures;
    for (int run = 0; run < context.options().runs; ++run) {
        QList<double> floors;
        QList<double> floorsInOurFont;
        QList<double> tables;
        QList<double> steps;
        QList<double> jumps;
        for (int step = 0; step < StepsPerRun; ++step) {
            floors << msOf([&] { floor.paint(); });
            floorsInOurFont << msOf([&] { floorInOurFont.paint(); });
            tables << tableScroller.stepThreeRows();
            steps << ourScroller.stepThreeRows();
        }
        for (int step = 0; step < StepsPerRun; ++step)
            jumps << ourScroller.jump();
        figures.floor << percentile(floors, 50);
        figures.floorInOurFont << percentile(floorsInOurFont, 50);
        figures.table << percentile(tables, 50);
        figures.step << percentile(steps, 50);
        figures.stepWorst << percentile(steps, 99);
        figures.jump << percentile(jumps, 50);
    }
    return rows(figures);
}

QList<Row> Scroll::rows(const Figures &figures)
{
    const QString goal = QStringLiteral("G10");
    const QString ms = QStringLiteral("ms");
    const QString step = QStringLiteral("scroll step");
    const Spread ours = Spread::of(figures.step);
    return {
        Row::againstAnchor(goal, step, ms, ours, QStringLiteral("drawText floor"), Spread::of(figures.floor),
                           1.5),
        Row::againstAnchor(goal, step, ms, ours, QStringLiteral("drawText floor in our font"),
                           Spread::of(figures.floorInOurFont), {}),
        Row::againstBound(goal, QStringLiteral("scroll step, p99"), ms, Spread::of(figures.stepWorst), 4),
        Row::againstAnchor(goal, step, ms, ours, QStringLiteral("default QTableView"),
                           Spread::of(figures.table), 0.5),
        Row::againstAnchor(goal, QStringLiteral("random jump"), ms, Spread::of(figures.jump),
                           QStringLiteral("our scroll step"), ours, 2.0),
    };
}

} // namespace Minideck
