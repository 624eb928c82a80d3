#include "approvalbatch.h"

#include "approvalbody.h"
#include "approvaljson.h"
#include "jsonbody.h"
#include "writeproblems.h"

#include <core/limits.h>
#include <server/rules/approvals.h>
#include <server/store/savepoint.h>

#include <QSet>

#include <limits>

namespace Minideck {

using Broken = std::optional<BrokenRule>;
using Outcome = ApprovalBody::Outcome;

template <>
struct WireNames<ApprovalBody::Outcome>
{
    static constexpr std::pair<ApprovalBody::Outcome, QStringView> values[] = {
        {ApprovalBody::Outcome::Approve, u"approve"},
        {ApprovalBody::Outcome::Reject, u"reject"},
    };
};

namespace {

constexpr int IdBytes = 64;

struct Item
{
    ApprovalId id;
    qint64 revision = 0;
    QString words;
};

struct Batch
{
    Outcome outcome = Outcome::Approve;
    QList<Item> items;
};

std::variant<Batch, Problem> readBatch(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    Batch batch;
    const auto outcome = body.name<Outcome>(u"action"_qs);
    batch.outcome = outcome.value_or(batch.outcome);
    QSet<QString> seen;
    for (JsonBody &item : body.objects(u"items"_qs, 1, Limits::BatchMaximum)) {
        if (!outcome)
            continue; // nobody can say what belongs into an item
        const QString id = item.text(u"id"_qs, IdBytes);
        if (!id.isEmpty() && seen.contains(id))
            item.refuse(u"id"_qs, u"duplicate"_qs, u"This approval is in the list already."_qs);
        seen.insert(id);
        batch.items.append({.id = ApprovalId(id),
                            .revision = item.number(u"revision"_qs, 1, std::numeric_limits<int>::max()),
                            .words = ApprovalBody::readWords(item, *outcome)});
        body.include(item);
    }
    if (const auto problem = body.problem())
        return *problem;
    return batch;
}

//! Decides one item upon what those before it left.
Broken decide(const ApprovalWork &work, Outcome outcome, const StoredApproval &approval, const Item &item)
{
    if (!work.caller().mayDecide(approval)) {
        const Problem problem = Problems::decidedByOthers(approval.category);
        return BrokenRule{.rule = problem.code, .detail = problem.detail, .reason = u"roleLacks"_qs};
    }
    const ApprovalVerdict verdict{.decider = work.caller().account, .text = item.words, .role = std::nullopt};
    Savepoint part(work.connection());
    const Broken broken = work.with(approval, [&](const ApprovalTools &tools, ApprovalEffect &effect) {
        return outcome == Outcome::Approve ? Approvals(tools).approve(approval, verdict, effect)
                                           : Approvals(tools).reject(approval, verdict, effect);
    });
    if (!broken)
        part.keep();
    return broken;
}

void writeRefusal(JsonText &json, const BrokenRule &broken)
{
    json.member("status", u"refused"_qs)
        .member("code", broken.rule)
        .member("reason", broken.reason)
        .member("detail", broken.detail);
}

void show(JsonText &json, const std::optional<StoredApproval> &approval)
{
    if (!approval)
        return;
    json.key("approval").beginObject();
    writeApproval(json, *approval);
    json.endObject();
}

void writeResult(JsonText &json, const ApprovalWork &work, Outcome outcome, const Item &item)
{
    const auto approval = work.find(item.id);
    if (!approval) {
        return writeRefusal(
            json,
            {.rule = u"NOT-FOUND"_qs, .detail = u"There is no such approval."_qs, .reason = u"notFound"_qs});
    }
    if (approval->revision != item.revision) {
        writeRefusal(json,
                     {.rule = u"PRECONDITION-2"_qs,
                      .detail = u"Somebody else has changed the approval."_qs,
                      .reason = u"stale"_qs});
        return show(json, approval);
    }
    if (const Broken broken = decide(work, outcome, *approval, item))
        return writeRefusal(json, *broken);
    json.member("status", u"done"_qs);
    show(json, work.find(item.id));
}

} // namespace

Answer decideApprovals(const ApprovalWork &work)
{
    const auto read = readBatch(work.call().request);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const auto &batch = std::get<Batch>(read);
    JsonText json;
    json.beginObject().key("results").beginArray();
    int index = 0;
    for (const Item &item : batch.items) {
        json.beginObject().member("index", index++).member("id", item.id.text());
        writeResult(json, work, batch.outcome, item);
        json.endObject();
    }
    return jsonResponse(json.endArray().endObject().take());
}

} // namespace Minideck
