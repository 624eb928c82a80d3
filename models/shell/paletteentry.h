#pragma once

#include <QString>

namespace Minideck {

// Something that the palette of commands offers.
struct PaletteEntry
{
    enum class Kind { Action, Place, Workspace, Member };

    QString id; // such as "members.block"; unique among its kind
    Kind kind = Kind::Action;
    QString title;
    QString detail = {}; // at the right: what it is, where it belongs
    QString icon = {};
    QString keys = {};
    bool quiet = false; // only found, not offered to who has typed nothing
    bool possible = true;
    QString reason = {}; // why it is not possible
    QString also = {};   // other words to find it by

    bool operator==(const PaletteEntry &) const = default;
};

} // namespace Minideck
