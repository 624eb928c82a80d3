#include "approvals.h"

#include "owndecisions.h"

#include <core/ulid.h>

namespace Minideck {

using Broken = std::optional<BrokenRule>;

static const QString Status = u"status"_qs;

static BrokenRule wrongState(ApprovalStatus status)
{
    return {.rule = u"APR-9"_qs,
            .detail = u"The request is in the state \"%1\"."_qs.arg(toWire(status)),
            .reason = u"wrongState"_qs};
}

static QString searchText(const StoredApproval &approval)
{
    return QStringList{approval.facts[u"workspaceName"_qs].toString(), approval.applicant.name,
                       approval.applicant.email}
        .join(u'\n');
}

static QJsonObject asked(const StoredApproval &approval)
{
    return {{u"category"_qs, toWire(approval.category)},
            {u"round"_qs, approval.round.number},
            {u"request"_qs, approval.round.payload},
            {Status, toWire(ApprovalStatus::InReview)}};
}

void Approvals::note(const QString &action, const StoredApproval &approval, const QJsonObject &before,
                     const QJsonObject &after, const QString &reason) const
{
    m_tools.journal.audit(action, approval.id, before, after, reason);
    if (approval.workspace)
        m_tools.journal.feed(approval.id);
}

std::variant<ApprovalId, BrokenRule> Approvals::submit(StoredApproval about, const ApprovalWish &wish,
                                                       ApprovalEffect &effect) const
{
    if (const Broken broken = effect.ask(about, wish))
        return *broken;
    about.id =
        ApprovalId(ApprovalId::prefix() + u'_' + makeUlid(m_tools.now.toMSecsSinceEpoch(), m_tools.random));
    about.round.number = 1;
    about.round.reason = wish.reason;
    about.round.submittedAt = m_tools.now;
    ApprovalRows::insert(m_tools.connection, about, searchText(about), m_tools.now);
    note(u"approval.submit"_qs, about, {}, asked(about), wish.reason);
    return about.id;
}

Broken Approvals::mayDecide(const StoredApproval &approval, const ApprovalVerdict &verdict) const
{
    if (approval.status != ApprovalStatus::InReview)
        return wrongState(approval.status);
    if (verdict.decider != approval.applicant.key)
        return std::nullopt;
    const OwnDecision own = OwnDecisions::of(m_tools.connection, approval.category, approval.workspace);
    if (own == OwnDecision::Refused) {
        return BrokenRule{.rule = u"APR-5"_qs,
                          .detail = u"Nobody decides the own request while somebody else can."_qs,
                          .reason = u"ownRequest"_qs};
    }
    if (own == OwnDecision::NeedsReason && verdict.text.isEmpty()) {
        return BrokenRule{.rule = u"APR-5"_qs,
                          .detail = u"Deciding the own request needs a reason, which is written down."_qs,
                          .reason = u"reasonNeeded"_qs};
    }
    return std::nullopt;
}

void Approvals::end(const StoredApproval &approval, ApprovalStatus status, const ApprovalVerdict &verdict,
                    const QJsonObject &result) const
{
    ApprovalRows::insertDecision(m_tools.connection, approval.key,
                                 {.round = approval.round.number,
                                  .status = status,
                                  .decider = {.key = verdict.decider, .id = {}, .name = {}, .email = {}},
                                  .text = verdict.text,
                                  .result = result,
                                  .decidedAt = m_tools.now});
    ApprovalRows::finish(m_tools.connection, approval, status, m_tools.now);
    QJsonObject after{{Status, toWire(status)}};
    if (!result.isEmpty())
        after[u"result"_qs] = result;
    const bool approved = status == ApprovalStatus::Approved;
    note(approved ? u"approval.approve"_qs : u"approval.reject"_qs, approval,
         {{Status, toWire(approval.status)}}, after, verdict.text);
}

Broken Approvals::approve(const StoredApproval &approval, const ApprovalVerdict &verdict,
                          ApprovalEffect &effect) const
{
    if (const Broken broken = mayDecide(approval, verdict))
        return broken;
    const auto done = effect.approve(approval, verdict);
    if (const auto *broken = std::get_if<BrokenRule>(&done))
        return *broken;
    end(approval, ApprovalStatus::Approved, verdict, std::get<QJsonObject>(done));
    return std::nullopt;
}

Broken Approvals::reject(const StoredApproval &approval, const ApprovalVerdict &verdict,
                         ApprovalEffect &effect) const
{
    if (verdict.text.isEmpty()) {
        return BrokenRule{.rule = u"APR-6"_qs,
                          .detail = u"A rejection needs a reason; the applicant reads it."_qs,
                          .reason = u"reasonNeeded"_qs};
    }
    if (const Broken broken = mayDecide(approval, verdict))
        return broken;
    if (const Broken broken = effect.reject(approval, verdict.text))
        return broken;
    end(approval, ApprovalStatus::Rejected, verdict, {});
    return std::nullopt;
}

Broken Approvals::withdraw(const StoredApproval &approval, ApprovalEffect &effect) const
{
    if (approval.status != ApprovalStatus::InReview)
        return wrongState(approval.status);
    if (const Broken broken = effect.withdraw(approval))
        return broken;
    ApprovalRows::finish(m_tools.connection, approval, ApprovalStatus::Withdrawn, m_tools.now);
    note(u"approval.withdraw"_qs, approval, {{Status, toWire(approval.status)}},
         {{Status, toWire(ApprovalStatus::Withdrawn)}}, {});
    return std::nullopt;
}

Broken Approvals::resubmit(const StoredApproval &approval, const ApprovalWish &wish,
                           ApprovalEffect &effect) const
{
    if (approval.status != ApprovalStatus::Rejected)
        return wrongState(approval.status);
    StoredApproval next = approval;
    if (const Broken broken = effect.ask(next, wish))
        return broken;
    next.round.number = approval.round.number + 1;
    next.round.reason = wish.reason;
    next.round.submittedAt = m_tools.now;
    ApprovalRows::addRound(m_tools.connection, next, searchText(next), m_tools.now);
    note(u"approval.resubmit"_qs, next,
         {{Status, toWire(approval.status)},
          {u"round"_qs, approval.round.number},
          {u"request"_qs, approval.round.payload}},
         asked(next), wish.reason);
    return std::nullopt;
}

Broken Approvals::comment(const StoredApproval &approval, qint64 author, const QString &text) const
{
    if (approval.comments >= MostComments) {
        return BrokenRule{.rule = u"APR-7"_qs,
                          .detail = u"There are %1 comments already."_qs.arg(MostComments),
                          .reason = u"tooManyComments"_qs};
    }
    const auto id = ApprovalCommentId(ApprovalCommentId::prefix() + u'_'
                                      + makeUlid(m_tools.now.toMSecsSinceEpoch(), m_tools.random));
    ApprovalRows::insertComment(m_tools.connection, approval.key,
                                {.id = id,
                                 .author = {.key = author, .id = {}, .name = {}, .email = {}},
                                 .text = text,
                                 .createdAt = m_tools.now});
    note(u"approval.comment"_qs, approval, {}, {{u"comment"_qs, text}}, {});
    return std::nullopt;
}

} // namespace Minideck
