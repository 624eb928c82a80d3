#pragma once

#include "problem.h"

namespace Minideck::Problems {

//! An account, name or password that ACC-1 does not allow.
Problem accountRefused(QList<FieldError> errors);

//! A one-time code that is wrong, used, expired or was tried too often; which of it, nobody is told. `rule`
//! is the one that the code belongs to.
Problem codeRefused(const QString &rule);

//! The current password that came with a change of it is not right.
Problem passwordWrong();

//! The address of the account is not verified yet (ACC-1).
Problem addressNotVerified();

//! This address or this computer asked too often (ACC-1).
Problem tooManyTries(std::chrono::seconds retryAfter);

//! For operators of the platform alone, or for demo accounts alone.
Problem operatorNeeded();
Problem demoAccountNeeded();

} // namespace Minideck::Problems
