#pragma once

#include <core/types/operation.h>

#include <QString>

namespace Minideck {

// The words for operations. Names are as they were shown when somebody acted: text from outside.

// What and on whom: "Block Amara Okafor", "Role of Amara Okafor: Reviewer".
QString operationTitle(const Operation &operation);

// "Waiting", "Sending", "Conflict" …
QString operationStateText(OperationState state);

// What the state means for the one who asked, in a sentence.
QString operationSentence(const Operation &operation);

} // namespace Minideck
