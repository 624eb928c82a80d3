#pragma once

#include <models/members/memberreport.h>
#include <ui/shared/factlist.h>
#include <ui/shared/theme/tone.h>

#include <QString>

namespace Minideck {

// What to say about a change that came to its end.
struct MemberReportText
{
    Tone tone = Tone::Success;
    QString icon;
    QString start; // empty: nothing need be said, the list shows it
    QString sentence;
    QList<FactList::Fact> failures; // one for each that failed, when there are several
};

MemberReportText memberReportText(const MemberReport &report);

} // namespace Minideck
