#pragma once

#include "problem.h"

#include <server/store/registrationstore.h>

#include <variant>

namespace Minideck::RegistrationBody {

//! Reads what somebody wants to register (ACC-2, ACC-3): every member is checked but whether the name is
//! free.
std::variant<RegistrationForm, Problem> read(const HttpRequest &request);

//! Reads the reason of a decision, which is needed; the body of one that has no words is empty.
std::variant<QString, Problem> readReason(const HttpRequest &request);
std::optional<Problem> readNothing(const HttpRequest &request);

} // namespace Minideck::RegistrationBody
