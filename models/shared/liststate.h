#pragma once

namespace Minideck {

// What a list has to show. Rows that are shown stay through a new question and through its failure.
enum class ListState {
    FirstLoad,     // nothing is known yet
    Ready,         // there are rows
    Empty,         // there is nothing of this kind
    EmptyByFilter, // there may be, but nothing matches
    Failed,        // nothing could be read, see the model's error()
};

} // namespace Minideck
