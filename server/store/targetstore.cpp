#include "targetstore.h"

#include "connection.h"
#include "storestatement.h"

namespace Minideck::Targets {

static std::optional<QString> teamOf(Connection &connection, const QString &question, qint64 workspace,
                                     const QString &id)
{
    StoreStatement row(connection, question);
    row.bind(workspace).bind(id);
    const auto team = row.next() ? std::optional(row.text(0)) : std::nullopt;
    row.reset();
    return team;
}

std::optional<Target> of(Connection &connection, qint64 workspace, AssignmentKind kind, const QString &id)
{
    Target target;
    std::optional<QString> team;
    switch (kind) {
    case AssignmentKind::Team:
        team = teamOf(connection, u"SELECT id FROM team WHERE workspace = ? AND id = ?"_qs, workspace, id);
        break;
    case AssignmentKind::App:
        team = teamOf(connection,
                      u"SELECT team.id FROM app JOIN team ON team.key = app.team"
                      u" WHERE team.workspace = ? AND app.id = ?"_qs,
                      workspace, id);
        target.appId = id;
        break;
    case AssignmentKind::MiniProgram:
        team = teamOf(connection,
                      u"SELECT team.id FROM mini_program JOIN team ON team.key = mini_program.team"
                      u" WHERE team.workspace = ? AND mini_program.id = ?"_qs,
                      workspace, id);
        target.miniProgramId = id;
        break;
    }
    if (!team)
        return std::nullopt;
    target.teamId = *team;
    return target;
}

} // namespace Minideck::Targets
