#pragma once

#include "problem.h"

#include <server/rules/workspacefacts.h>

#include <variant>

namespace Minideck {
class JsonBody;
}

namespace Minideck::RegistrationBody {

//! Reads what somebody wants to register (ACC-2, ACC-3): every member is checked but whether the name is
//! free.
std::variant<RegistrationForm, Problem> read(const HttpRequest &request);

//! Reads the object `name` of facts that are to change (ACC-4): one of them or more.
WorkspaceFacts readFacts(JsonBody &body, const QString &name);

//! A required text of 1 to `maximum` bytes for people, without blanks around and control characters but line
//! breaks; notes an error and gives nothing otherwise.
QString plainText(JsonBody &body, const QString &name, int maximum);

//! Reads the reason of a decision, which is needed; the body of one that has no words is empty.
std::variant<QString, Problem> readReason(const HttpRequest &request);
std::optional<Problem> readNothing(const HttpRequest &request);

} // namespace Minideck::RegistrationBody
