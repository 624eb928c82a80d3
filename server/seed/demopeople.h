#pragma once

#include <QStringView>

#include <span>

namespace Minideck {

//! One line of the demo workspace.
struct DemoPerson
{
    QStringView name;
    QStringView email;
    QStringView role;        //!< as on the wire
    QStringView status;      //!< as on the wire
    int memberForDays;       //!< 0 if the invitation is open
    int lastActiveMinutes;   //!< ago; 0 for never
    QStringView assignments; //!< "<letter> <target>; …": T team admin, t team member, A app admin, a app
                             //!< reviewer, P program admin, p program developer
};

struct DemoTarget
{
    QStringView name;
    QStringView team;
};

//! The administrator comes first and invited the others.
std::span<const DemoPerson> demoPeople();
std::span<const QStringView> demoTeams();
std::span<const DemoTarget> demoApps();
std::span<const DemoTarget> demoMiniPrograms();

//! Given names and family names in several scripts, for large workspaces; entry n of both fits together.
std::span<const QStringView> manyGivenNames();
std::span<const QStringView> manyFamilyNames();

} // namespace Minideck
