#include "approvalbody.h"

#include "jsonbody.h"
#include "registrationbody.h"

namespace Minideck::ApprovalBody {

static constexpr int TextBytes = 2000;
static constexpr int NameBytes = 256;

static QString optionalText(JsonBody &body, const QString &name)
{
    return body.has(name) ? RegistrationBody::plainText(body, name, TextBytes) : QString();
}

//! The object as it was read, or what is wrong with it.
template <typename T>
static std::variant<T, Problem> finished(const JsonBody &body, T value)
{
    if (const auto problem = body.problem())
        return *problem;
    return value;
}

static ApprovalWish readWish(JsonBody &body, ApprovalCategory category, bool first)
{
    ApprovalWish wish;
    wish.reason = optionalText(body, u"reason"_qs);
    if (category == ApprovalCategory::MemberRequest) {
        if (first || body.has(u"role"_qs))
            wish.role = body.name<Role>(u"role"_qs);
    } else if (first || body.has(u"change"_qs)) {
        wish.change = RegistrationBody::readFacts(body, u"change"_qs);
    }
    return wish;
}

std::variant<Asked, Problem> readRequest(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    const QString member = u"category"_qs;
    const auto category = body.name<ApprovalCategory>(member);
    Asked asked;
    if (category == ApprovalCategory::MemberRequest || category == ApprovalCategory::WorkspaceChange) {
        asked.category = *category;
        asked.wish = readWish(body, *category, true);
    } else if (category) {
        body.refuse(member, u"value"_qs, u"Requests of this category cannot be made here."_qs);
    }
    return finished(body, std::move(asked));
}

std::variant<Joining, Problem> readJoining(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    Joining joining{.workspace = body.text(u"workspace"_qs, NameBytes),
                    .wish = readWish(body, ApprovalCategory::MemberRequest, true)};
    return finished(body, std::move(joining));
}

std::variant<ApprovalWish, Problem> readWish(const HttpRequest &request, ApprovalCategory category)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    ApprovalWish wish = readWish(body, category, false);
    return finished(body, std::move(wish));
}

QString readWords(JsonBody &body, Outcome outcome)
{
    return optionalText(body, outcome == Outcome::Approve ? u"note"_qs : u"reason"_qs);
}

std::variant<ApprovalVerdict, Problem> readVerdict(const HttpRequest &request, Outcome outcome,
                                                   ApprovalCategory category)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    ApprovalVerdict verdict;
    verdict.text = readWords(body, outcome);
    const bool grantsRole = outcome == Outcome::Approve && category == ApprovalCategory::MemberRequest;
    if (grantsRole && body.has(u"role"_qs))
        verdict.role = body.name<Role>(u"role"_qs);
    return finished(body, std::move(verdict));
}

std::variant<QString, Problem> readComment(const HttpRequest &request)
{
    auto parsed = JsonBody::parse(request);
    if (const auto *problem = std::get_if<Problem>(&parsed))
        return *problem;
    auto &body = std::get<JsonBody>(parsed);
    QString text = RegistrationBody::plainText(body, u"text"_qs, TextBytes);
    return finished(body, std::move(text));
}

} // namespace Minideck::ApprovalBody
