#include "memberbatch.h"

#include "effect.h"
#include "memberbatchbody.h"
#include "memberdetail.h"
#include "memberjson.h"
#include "writeproblems.h"

#include <server/rules/assignscope.h>
#include <server/store/savepoint.h>

namespace Minideck {

using Item = MemberBatchBody::Item;
using Broken = std::optional<BrokenRule>;

static Permission permissionOf(MemberBatchAction action)
{
    switch (action) {
    case MemberBatchAction::SetRole:
        return Permission::MemberSetRole;
    case MemberBatchAction::Assign:
        return Permission::MemberAssign;
    case MemberBatchAction::Block:
        return Permission::MemberBlock;
    case MemberBatchAction::Unblock:
        return Permission::MemberUnblock;
    case MemberBatchAction::Remove:
        return Permission::MemberRemove;
    }
    Q_UNREACHABLE();
}

namespace {

//! Decides the items of one batch, one after the other, each upon what those before it left.
class Batch
{
public:
    explicit Batch(Effect &effect)
        : m_effect(effect)
        , m_scope(effect.connection, effect.membership.workspace.key,
                  Principal::of(effect.membership.member.member))
        , m_changes(effect.connection, effect.membership.workspace.key, effect.now, effect.journal)
    { }

    QByteArray run(const MemberBatchBody &batch);

private:
    Broken act(MemberBatchAction action, const StoredMember &record, const Item &item);
    void writeResult(MemberBatchAction action, const Item &item);
    void refuse(const BrokenRule &broken);
    void show(const StoredMember &record);
    std::optional<StoredMember> find(const Item &item)
    {
        return Members::byId(m_effect.connection, m_effect.membership.workspace.key, item.id);
    }

    Effect &m_effect;
    AssignScope m_scope;
    MemberChanges m_changes;
    JsonText m_json;
};

Broken Batch::act(MemberBatchAction action, const StoredMember &record, const Item &item)
{
    switch (action) {
    case MemberBatchAction::Block:
        return m_changes.block(record);
    case MemberBatchAction::Unblock:
        return m_changes.unblock(record);
    case MemberBatchAction::Remove:
        return m_changes.remove(record);
    case MemberBatchAction::SetRole:
        return m_changes.patch(record, item.patch);
    case MemberBatchAction::Assign:
        break;
    }
    const QList<Assignment> wanted = item.patch.assignments.value_or(QList<Assignment>());
    if (m_scope.firstForeign(record.member.assignments, wanted) >= 0) {
        return BrokenRule{.rule = u"ROL-1"_qs,
                          .detail = u"Roles may be assigned only in the own teams, apps and programs."_qs,
                          .reason = u"notYours"_qs};
    }
    MemberPatch patch;
    patch.assignments = m_scope.merged(record.member.assignments, wanted);
    return m_changes.patch(record, patch);
}

void Batch::refuse(const BrokenRule &broken)
{
    m_json.member("status", u"refused"_qs)
        .member("code", broken.rule)
        .member("reason", broken.reason)
        .member("detail", broken.detail);
}

void Batch::show(const StoredMember &record)
{
    m_json.key("member").beginObject();
    if (m_effect.membership.may(Permission::MemberView))
        writeMember(m_json, record);
    else
        writeAssignable(m_json, record, m_scope.within(record.member.assignments));
    m_json.endObject();
}

void Batch::writeResult(MemberBatchAction action, const Item &item)
{
    const auto record = find(item);
    if (!record) {
        return refuse(
            {.rule = u"NOT-FOUND"_qs, .detail = u"There is no such member."_qs, .reason = u"notFound"_qs});
    }
    if (record->member.revision != item.revision) {
        refuse({.rule = u"PRECONDITION-2"_qs,
                .detail = u"Somebody else has changed the member."_qs,
                .reason = u"stale"_qs});
        return show(*record);
    }
    Savepoint part(m_effect.connection);
    if (const auto broken = act(action, *record, item))
        return refuse(*broken);
    part.keep();
    const auto after = find(item);
    const bool same = after && after->member.revision == item.revision;
    m_json.member("status", same ? u"unchanged"_qs : u"done"_qs);
    if (after)
        show(*after);
}

QByteArray Batch::run(const MemberBatchBody &batch)
{
    m_json.beginObject().key("results").beginArray();
    int index = 0;
    for (const Item &item : batch.items) {
        m_json.beginObject().member("index", index++).member("id", item.id.text());
        writeResult(batch.action, item);
        m_json.endObject();
    }
    return m_json.endArray().endObject().take();
}

} // namespace

static Answer changeMembers(Effect &effect)
{
    const auto read =
        MemberBatchBody::read(effect.call.request, effect.connection, effect.membership.workspace.key);
    if (const auto *problem = std::get_if<Problem>(&read))
        return *problem;
    const auto &batch = std::get<MemberBatchBody>(read);
    const Permission needed = permissionOf(batch.action);
    const bool may = needed == Permission::MemberAssign ? effect.membership.mayAnywhere(needed)
                                                        : effect.membership.may(needed);
    if (!may)
        return Problems::roleLacks(needed);
    return jsonResponse(Batch(effect).run(batch));
}

std::vector<Route> memberBatchRoutes()
{
    return {{"POST", u"/v1/workspaces/{workspace}/members/batch"_qs, Route::Needs::Session,
             EffectHandler{Permission::MemberAssign, changeMembers, EffectHandler::Scope::Somewhere,
                           EffectHandler::DryRun::Yes}}};
}

} // namespace Minideck
