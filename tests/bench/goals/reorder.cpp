#include "reorder.h"

#include "context.h"
#include "floors/idvectorfloor.h"
#include "floors/syntheticmodel.h"
#include "lateness.h"
#include "ours/await.h"
#include "ours/memberslist.h"
#include "ours/opencache.h"
#include "ours/questions.h"
#include "stopwatch.h"

#include <client/sync/memberrepository.h>

#include <QSortFilterProxyModel>

namespace Minideck {

namespace {

const QString Goal11 = QStringLiteral("G11");
const QString Ms = QStringLiteral("ms");
constexpr int BetweenChanges = 150; // ms; people are slower

double proxySort(SyntheticModel &model)
{
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    return msOf([&] { proxy.sort(0, Qt::AscendingOrder); });
}

// Puts question after question to the shown list, as somebody who clicks without rest.
QList<double> latenessWhileAsking(MembersList &list, const QList<MemberQuery> &questions)
{
    const Lateness lateness;
    QEventLoop loop;
    QTimer timer;
    qsizetype next = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (next == questions.size())
            return loop.quit();
        list.model().setQuery(questions[next++]);
    });
    timer.start(BetweenChanges);
    loop.exec();
    return lateness.samples();
}

} // namespace

QList<Row> Reorder::measure(Context &context)
{
    OpenCache cache(context);
    return firstPages(context, cache) + wholeOrders(context, cache) + lateness(context, cache);
}

QList<Row> Reorder::firstPages(Context &context, OpenCache &cache) const
{
    QList<double> medians;
    QList<double> worst;
    for (int run = 0; run < context.options().runs; ++run) {
        QList<double> times;
        for (int repeat = 0; repeat < 4; ++repeat) {
            for (const MemberQuery &question : sortAndFilterQuestions())
                times << msOf([&] { need(await(cache.repository().firstPage(question))); });
        }
        medians << percentile(times, 50);
        worst << percentile(times, 99);
    }
    return {Row::againstBound(Goal11, QStringLiteral("first page, p99"), Ms, Spread::of(worst), 5),
            Row::orientation(Goal11, QStringLiteral("first page, p50"), Ms, Spread::of(medians))};
}

QList<Row> Reorder::wholeOrders(Context &context, OpenCache &cache) const
{
    const IdVectorFloor floor(context.floorDatabase());
    SyntheticModel model(context.members());
    MemberQuery byEmail;
    byEmail.sort = MemberSort::Email;
    QList<double> floors;
    QList<double> byName;
    QList<double> slowest;
    QList<double> proxies;
    for (int run = 0; run < context.options().runs; ++run) {
        floors << msOf([&] { floor.byName(); });
        need(await(cache.repository().order(byEmail))); // so that nothing of the next is at hand
        byName << msOf([&] { need(await(cache.repository().order({}))); });
        QList<double> all;
        for (const MemberQuery &question : sortAndFilterQuestions())
            all << msOf([&] { need(await(cache.repository().order(question))); });
        slowest << percentile(all, 100);
        proxies << proxySort(model);
    }
    const QString floorName = QStringLiteral("id-vector floor");
    return {Row::againstAnchor(Goal11, QStringLiteral("whole order by name"), Ms, Spread::of(byName),
                               floorName, Spread::of(floors), 1.3),
            Row::againstAnchor(Goal11, QStringLiteral("slowest whole order"), Ms, Spread::of(slowest),
                               floorName, Spread::of(floors), 1.3),
            Row::againstAnchor(Goal11, QStringLiteral("whole order by name"), Ms, Spread::of(byName),
                               QStringLiteral("QSortFilterProxyModel"), Spread::of(proxies), 1.0 / 30)};
}

QList<Row> Reorder::lateness(Context &context, OpenCache &cache) const
{
    MembersList list(cache);
    list.waitForRows(context.options().rows);
    const QList<MemberQuery> questions = sortAndFilterQuestions();
    QList<double> late;
    QList<double> latest;
    QList<double> bareLatest;
    for (int run = 0; run < context.options().runs; ++run) {
        const QList<double> samples = latenessWhileAsking(list, questions);
        late << percentile(samples, 99);
        latest << percentile(samples, 100);
        bareLatest << percentile(Lateness::ofBareLoop(static_cast<int>(questions.size()) * BetweenChanges),
                                 100);
    }
    return {Row::againstBound(Goal11, QStringLiteral("GUI thread late, p99"), Ms, Spread::of(late), 8),
            Row::againstBound(Goal11, QStringLiteral("GUI thread late, worst"), Ms, Spread::of(latest), 8),
            Row::orientation(Goal11, QStringLiteral("bare loop late, worst"), Ms, Spread::of(bareLatest))};
}

} // namespace Minideck
