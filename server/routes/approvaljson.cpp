#include "approvaljson.h"

#include <core/approvaltable.h>

#include <QJsonDocument>

#include <algorithm>

namespace Minideck {

static QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! A person whose address is nobody's business here; null for the holder of the data folder.
static void writeName(JsonText &json, QByteArrayView key, const ApprovalPerson &person)
{
    json.key(key);
    if (person.id.isEmpty())
        json.null();
    else
        json.beginObject().member("id", person.id.text()).member("name", person.name).endObject();
}

void writeApproval(JsonText &json, const StoredApproval &approval)
{
    json.member("id", approval.id.text()).member("revision", approval.revision);
    json.key("createdAt").time(approval.createdAt);
    json.key("updatedAt").time(approval.updatedAt);
    json.key("externalId").null();
    json.key("workspaceId").textOrNull(approval.workspaceId);
    json.member("category", toWire(approval.category))
        .member("group", toWire(approvalRule(approval.category).group))
        .member("status", toWire(approval.status))
        .member("round", approval.round.number);
    json.key("subjectId").textOrNull(approval.subjectId);
    json.key("facts").raw(compact(approval.facts));
    json.key("applicant")
        .beginObject()
        .member("id", approval.applicant.id.text())
        .member("email", approval.applicant.email)
        .member("name", approval.applicant.name)
        .endObject();
    json.key("submittedAt").time(approval.round.submittedAt);
    json.key("finishedAt").time(approval.finishedAt);
    json.member("commentCount", approval.comments);
}

static void writeDecision(JsonText &json, const ApprovalDecision &decision)
{
    json.beginObject().member("status", toWire(decision.status));
    writeName(json, "decidedBy", decision.decider);
    json.key("text").textOrNull(decision.text);
    json.key("result").raw(compact(decision.result));
    json.key("decidedAt").time(decision.decidedAt);
    json.endObject();
}

void writeApprovalHistory(JsonText &json, Connection &connection, const StoredApproval &approval)
{
    const QList<ApprovalDecision> decisions = ApprovalRows::decisions(connection, approval.key);
    json.key("rounds").beginArray();
    for (const ApprovalRound &round : ApprovalRows::rounds(connection, approval.key)) {
        json.beginObject().member("number", round.number);
        json.key("submittedAt").time(round.submittedAt);
        json.key("reason").textOrNull(round.reason);
        json.key("request").raw(compact(round.payload));
        json.key("base").raw(compact(round.base));
        const auto decision = std::ranges::find(decisions, round.number, &ApprovalDecision::round);
        json.key("decision");
        if (decision == decisions.end())
            json.null();
        else
            writeDecision(json, *decision);
        json.endObject();
    }
    json.endArray().key("comments").beginArray();
    for (const ApprovalComment &comment : ApprovalRows::comments(connection, approval.key)) {
        json.beginObject().member("id", comment.id.text());
        writeName(json, "author", comment.author);
        json.member("text", comment.text).key("createdAt").time(comment.createdAt);
        json.endObject();
    }
    json.endArray();
}

} // namespace Minideck
