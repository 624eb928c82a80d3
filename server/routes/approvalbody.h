#pragma once

#include "problem.h"

#include <core/types/approval.h>
#include <server/rules/approvaleffect.h>

#include <variant>

namespace Minideck {

class JsonBody;

//! The bodies of what is done to approvals. Each gives 400, 415 or 422 if it cannot be one.
namespace ApprovalBody {

//! What a member asks for: the category, and what belongs to it.
struct Asked
{
    ApprovalCategory category = ApprovalCategory::MemberRequest;
    ApprovalWish wish;
};
std::variant<Asked, Problem> readRequest(const HttpRequest &request);

//! What somebody asks for who wants to join a workspace (MEM-9).
struct Joining
{
    QString workspace; //!< its name
    ApprovalWish wish;
};
std::variant<Joining, Problem> readJoining(const HttpRequest &request);

//! What is asked for in another round.
std::variant<ApprovalWish, Problem> readWish(const HttpRequest &request, ApprovalCategory category);

enum class Outcome { Approve, Reject };

//! What a decider says; that a rejection needs its reason (APR-6) is a rule and not looked at here.
std::variant<ApprovalVerdict, Problem> readVerdict(const HttpRequest &request, Outcome outcome,
                                                   ApprovalCategory category);

//! The `note` or `reason` of a verdict in an object that is open; empty without one.
QString readWords(JsonBody &body, Outcome outcome);

std::variant<QString, Problem> readComment(const HttpRequest &request);

} // namespace ApprovalBody
} // namespace Minideck
