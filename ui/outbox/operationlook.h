#pragma once

#include <core/types/operation.h>
#include <ui/shared/paintstate.h>

namespace Minideck {

// Shape, word and colour of where an operation stands.
StateLook operationLook(OperationState state);

} // namespace Minideck
