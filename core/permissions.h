#pragma once

#include "permissiontable.h"
#include "types/member.h"

#include <QStringList>

#include <optional>

namespace Minideck {

//! Who wants to do something in a workspace.
struct Principal
{
    MemberId id;
    std::optional<Role> role; //!< nothing for a role that this version does not know: it allows nothing
    bool active = false;      //!< invited and blocked members reach nothing (ROL-3)
    bool programCreator = false;
    QList<Assignment> assignments;

    static Principal of(const Member &member);
};

//! What somebody wants to do it to. Empty ids match no assignment; an empty target is the workspace itself.
struct Target
{
    QString teamId; //!< the team, or the team that the app or program belongs to
    QString appId;
    QString miniProgramId;
    QStringList boundAppIds; //!< host apps that the program is bound to
    MemberId owner;          //!< who uploaded it, asked for it or did it
};

//! Switches of the workspace that open a verb to more people (SET-5).
struct Policies
{
    bool developersCreatePrograms = false; //!< ROL-5
    bool programDevelopersStartGrayscale = false;
};

//! How far somebody gets with a verb.
enum class Access { None, Read, Full };

//! The answer to "may they?", with what is needed to say why not.
struct Decision
{
    Access access = Access::None;
    bool allowed = false;           //!< full access, or read access to a verb that only reads
    QList<PrincipalColumn> mayDoIt; //!< the columns that may do it at all, in the order of the table

    bool operator==(const Decision &) const = default;
};

//! Applies the table of product.md section 2 (ROL-1). The best of the principal's columns counts. The server
//! asks before it acts, the client before it enables. Rules that need more than the table (APR-11, ROL-4)
//! come on top.
Decision decide(Permission permission, const Principal &principal, const Target &target,
                const Policies &policies = {});

//! The same before a target is known: whether there could be one for which decide() says yes. Only a first
//! look; whoever acts asks decide() again.
Decision decideAnywhere(Permission permission, const Principal &principal, const Policies &policies = {});

//! True if the principal stands in the column anywhere in the workspace.
bool holds(const Principal &principal, PrincipalColumn column);

} // namespace Minideck
