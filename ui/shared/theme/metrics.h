#pragma once

#include <chrono>

// Sizes in device-independent pixels, at a text size of 13. Text is never cut to fit them: controls grow with
// the font.
namespace Minideck::Metrics {

inline constexpr int Space4 = 4;
inline constexpr int Space8 = 8;
inline constexpr int Space12 = 12;
inline constexpr int Space16 = 16;
inline constexpr int Space24 = 24;
inline constexpr int Space32 = 32;

inline constexpr int ControlRadius = 4;
inline constexpr int PanelRadius = 8;

inline constexpr int CompactRow = 24;
inline constexpr int DefaultRow = 32;
inline constexpr int TwoLineRow = 40;
inline constexpr int CardRow = 48;
inline constexpr int KeyValueRow = 28;
inline constexpr int FactRow = 26;

inline constexpr int Control = 28; // button, field
inline constexpr int SmallControl = 24;
inline constexpr int CheckBox = 16;
inline constexpr int MinimumTarget = 24;
inline constexpr int FocusRing = 2;
inline constexpr int CurrentRowBar = 3;

inline constexpr int MenuBar = 28;
inline constexpr int PageHeader = 44;
inline constexpr int FilterBar = 44;
inline constexpr int ColumnHead = 28;
inline constexpr int GroupHeader = 28;
inline constexpr int SelectionBar = 44;
inline constexpr int ActionBar = 52;
inline constexpr int Banner = 36;
inline constexpr int StatusBar = 26;
inline constexpr int ProgressLine = 2;

inline constexpr int Rail = 208; // strip included, as all widths of the rail
inline constexpr int CollapsedRail = 56;
inline constexpr int EnvironmentStrip = 6;
inline constexpr int RailCollapsesBelow = 1100;
inline constexpr int DetailOverlaysBelow = 1000;
inline constexpr int MinimumWidth = 960;
inline constexpr int MinimumHeight = 600;
inline constexpr int DefaultWidth = 1280;
inline constexpr int DefaultHeight = 800;

inline constexpr int PaletteWidth = 640;
inline constexpr int PaletteTop = 84;
inline constexpr int PaletteHeight = 550; // at most
inline constexpr int PaletteInput = 48;
inline constexpr int PaletteFoot = 30;
inline constexpr int PaletteField = 204;
inline constexpr int SettingsCategories = 216;
inline constexpr int SettingsForm = 640;
inline constexpr int SettingsLabel = 148;

inline constexpr int TinyIcon = 12;
inline constexpr int SmallIcon = 14;
inline constexpr int Icon = 16;
inline constexpr int LeadIcon = 20;
inline constexpr int LargeIcon = 24;

inline constexpr int ListEdge = 16; // left of lists and bars, right of rows
inline constexpr int BarEdge = 12;  // right of bars
inline constexpr int DetailEdge = 24;
inline constexpr int NarrowDetailEdge = 20; // details narrower than 500
inline constexpr int ColumnGap = 12;
inline constexpr int StateGap = 6; // icon to word
inline constexpr int FactGap = 8;
inline constexpr int RailGap = 10;

inline constexpr std::chrono::milliseconds SkeletonDelay{150};
inline constexpr std::chrono::milliseconds Motion{120};
inline constexpr std::chrono::milliseconds ProgressDelay{1000};
inline constexpr std::chrono::milliseconds CopiedNotice{1500};

} // namespace Minideck::Metrics
