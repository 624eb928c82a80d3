#pragma once

#include <ui/shared/actionspec.h>

namespace Minideck {

// The verbs of the section "Outbox".
QList<ActionSpec> outboxActions();

} // namespace Minideck
