#include "teamchanges.h"

#include <core/ulid.h>
#include <server/store/teamstore.h>

namespace Minideck {

static constexpr qsizetype NamesInASentence = 5;

TeamChanges::TeamChanges(Connection &connection, qint64 workspace, const QDateTime &now,
                         ChangeJournal &journal)
    : m_connection(connection)
    , m_workspace(workspace)
    , m_now(now)
    , m_journal(journal)
{ }

std::optional<BrokenRule> TeamChanges::taken(const QString &name, const TeamId &except)
{
    if (!Teams::isNameTaken(m_connection, m_workspace, name, except))
        return std::nullopt;
    return BrokenRule{.rule = u"ACC-6"_qs,
                      .detail = u"Another team of the workspace has this name."_qs,
                      .reason = u"nameTaken"_qs};
}

std::variant<TeamId, BrokenRule> TeamChanges::create(const QString &name, Random &random)
{
    if (auto broken = taken(name, {}))
        return *broken;
    const Team team{.id = TeamId(TeamId::prefix() + u'_' + makeUlid(m_now.toMSecsSinceEpoch(), random)),
                    .revision = 1,
                    .name = name};
    Teams::insert(m_connection, m_workspace, team, m_now);
    m_journal.audit(Permission::TeamCreate, std::nullopt, team);
    m_journal.feed(team.id);
    return team.id;
}

std::optional<BrokenRule> TeamChanges::rename(const StoredTeam &record, const QString &name)
{
    if (record.team.name == name)
        return std::nullopt;
    if (auto broken = taken(name, record.team.id))
        return broken;
    Team changed = record.team;
    changed.name = name;
    Teams::rename(m_connection, changed, m_now);
    m_journal.audit(Permission::TeamEdit, record.team, changed);
    m_journal.feed(changed.id);
    return std::nullopt;
}

std::optional<BrokenRule> TeamChanges::remove(const StoredTeam &record)
{
    const QStringList content = Teams::content(m_connection, m_workspace, record.team.id);
    if (!content.isEmpty()) {
        QString names =
            u'"' + content.first(std::min(content.size(), NamesInASentence)).join(u"\", \""_qs) + u'"';
        if (content.size() > NamesInASentence)
            names += u" and %1 more"_qs.arg(content.size() - NamesInASentence);
        return BrokenRule{.rule = u"ACC-6"_qs,
                          .detail = u"The team holds %1; move them to another team first."_qs.arg(names),
                          .reason = u"notEmpty"_qs};
    }
    const QStringList members = Teams::remove(m_connection, record.team.id, m_now);
    m_journal.audit(Permission::TeamDelete, record.team, std::nullopt);
    m_journal.feed(record.team.id, true);
    for (const QString &member : members)
        m_journal.feedRights(MemberId(member));
    return std::nullopt;
}

} // namespace Minideck
