#pragma once

#include <core/permissions.h>

#include <QHash>

namespace Minideck {

class Connection;

//! Where somebody may assign roles (ROL-1, member.assign): everywhere, or in the own teams, apps and
//! programs.
class AssignScope
{
public:
    AssignScope(Connection &connection, qint64 workspace, Principal principal);

    bool covers(const Assignment &assignment);

    //! Those of the list in places where roles may be assigned; what somebody who may not see members sees of
    //! them.
    QList<Assignment> within(const QList<Assignment> &assignments);

    //! All assignments after a change that puts `wanted` in the place of those within the scope: the others
    //! stay.
    QList<Assignment> merged(const QList<Assignment> &old, const QList<Assignment> &wanted);

    //! The place in `wanted` of the first one that is new and not covered, or -1.
    qsizetype firstForeign(const QList<Assignment> &old, const QList<Assignment> &wanted);

private:
    Connection &m_connection;
    const qint64 m_workspace;
    const Principal m_principal;
    QHash<QString, bool> m_known; //!< by target
};

} // namespace Minideck
