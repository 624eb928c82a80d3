#pragma once

#include "shellfacts.h"

#include <ui/shared/errortext.h>
#include <ui/shared/theme/tone.h>

#include <QList>

namespace Minideck {

// The left of the status bar in words.
struct StatusText
{
    QString icon;
    Tone tone = Tone::Muted;
    QString word; // "Online", "Sandbox", "Offline", "Signed out"
    QString age;  // "Synced 10:42", "Data from 10:30"

    bool operator==(const StatusText &) const = default;
};

StatusText statusText(const ShellFacts &facts, const QDateTime &now);

// "Syncing 1,200 of 24,000"; empty while nothing is under way.
QString syncText(const ConnectionState &state);

// One banner below the header.
struct BannerText
{
    QString id;
    Tone tone = Tone::Warning;
    QString icon;
    QString start;
    QString sentence;
    ErrorVerb verb = ErrorVerb::None;

    bool operator==(const BannerText &) const = default;
};

// All that apply, the most urgent first.
QList<BannerText> bannerTexts(const ShellFacts &facts, const QDateTime &now);

// "10:42" for today, with the date for other days, in the local time zone.
QString clockText(const QDateTime &time, const QDateTime &now);

} // namespace Minideck
