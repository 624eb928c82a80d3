#include "search.h"

#include "context.h"
#include "floors/likefloor.h"
#include "ours/await.h"
#include "ours/memberslist.h"
#include "ours/opencache.h"
#include "ours/questions.h"
#include "ours/typist.h"
#include "stopwatch.h"

#include <client/sync/memberrepository.h>

namespace Minideck {

namespace {

const QString Goal21 = QStringLiteral("G21");
const QString Ms = QStringLiteral("ms");

MemberQuery searchFor(const QString &text)
{
    MemberQuery query;
    query.search = text;
    return query;
}

} // namespace

QList<Row> Search::measure(Context &context)
{
    OpenCache cache(context);
    return inTheWorker(context, cache) + toPixels(context, cache);
}

QList<Row> Search::inTheWorker(Context &context, OpenCache &cache) const
{
    const LikeFloor like(context.floorDatabase());
    const QStringList texts = typedTexts();
    QList<double> medians;
    QList<double> worst;
    QList<double> counts;
    QList<double> worstCounts;
    QList<double> likes;
    for (int run = 0; run < context.options().runs; ++run) {
        QList<double> pages;
        QList<double> wholes;
        QList<double> likeCounts;
        for (const QString &text : texts) {
            pages << msOf([&] { need(await(cache.repository().firstPage(searchFor(text)))); });
            wholes << msOf([&] { need(await(cache.repository().order(searchFor(text)))); });
            likeCounts << msOf([&] { like.count(text); });
        }
        medians << percentile(pages, 50);
        worst << percentile(pages, 99);
        counts << percentile(wholes, 50);
        worstCounts << percentile(wholes, 99);
        likes << percentile(likeCounts, 50);
    }
    return {Row::againstBound(Goal21, QStringLiteral("key to first page in the worker, p99"), Ms,
                              Spread::of(worst), 2),
            Row::orientation(Goal21, QStringLiteral("key to first page in the worker, p50"), Ms,
                             Spread::of(medians)),
            Row::againstBound(Goal21, QStringLiteral("exact count after it, p99"), Ms,
                              Spread::of(worstCounts), 25),
            Row::againstAnchor(Goal21, QStringLiteral("exact count"), Ms, Spread::of(counts),
                               QStringLiteral("LIKE"), Spread::of(likes), 0.2)};
}

QList<Row> Search::toPixels(Context &context, OpenCache &cache) const
{
    MembersList list(cache);
    Typist typist(list);
    list.waitForRows(context.options().rows);
    QList<double> medians;
    QList<double> worst;
    for (int run = 0; run < context.options().runs; ++run) {
        QList<double> times;
        for (const QString &text : typedTexts())
            times << typist.type(searchFor(text));
        medians << percentile(times, 50);
        worst << percentile(times, 99);
    }
    return {Row::againstBound(Goal21, QStringLiteral("key to pixels, p99"), Ms, Spread::of(worst), 16),
            Row::orientation(Goal21, QStringLiteral("key to pixels, p50"), Ms, Spread::of(medians))};
}

} // namespace Minideck
