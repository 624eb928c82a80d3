#include "commandcenter.h"

#include "actionregistry.h"
#include "commandpalette.h"

#include <ui/shared/keytext.h>
#include <ui/shared/pane.h>

#include <QAction>

#include <algorithm>

namespace Minideck {

using Kind = PaletteEntry::Kind;

static constexpr qsizetype MostRemembered = 12;
static const QString MemberSection = u"members"_qs;

CommandCenter::CommandCenter(ActionRegistry &registry, QWidget *window)
    : QObject(window)
    , m_registry(registry)
    , m_palette(new CommandPalette(m_model, window))
{
    connect(m_palette, &CommandPalette::chosen, this, &CommandCenter::run);
}

void CommandCenter::setWorkspaces(const QList<WorkspaceMembership> &workspaces, const WorkspaceId &current)
{
    m_workspaces = workspaces;
    m_workspace = current;
}

void CommandCenter::open(Pane *pane)
{
    m_pane = pane;
    m_model.setEntries(entries(pane));
    m_model.setRecent(m_recent);
    m_palette->open();
}

QList<PaletteEntry> CommandCenter::entries(const Pane *pane) const
{
    QList<PaletteEntry> entries;
    addPlaces(entries, pane);
    addActions(entries, pane);
    addWorkspaces(entries);
    return entries;
}

QString CommandCenter::keyOf(const QString &verb) const
{
    const QList<QKeySequence> keys = m_registry.keys().keys(verb);
    return keys.isEmpty() ? QString() : keyText(keys.constFirst());
}

QString CommandCenter::sectionTitle(const QString &id) const
{
    const auto section = std::ranges::find(m_sections, id, &Section::id);
    return section == m_sections.end() ? QString() : section->title;
}

void CommandCenter::addPlaces(QList<PaletteEntry> &entries, const Pane *pane) const
{
    const QString reason = pane ? QString() : tr("No workspace is shown.");
    for (const Section &section : m_sections) {
        entries << PaletteEntry{.id = section.id,
                                .kind = Kind::Place,
                                .title = section.title,
                                .detail = tr("Section"),
                                .icon = section.icon,
                                .keys = keyOf(u"go."_qs + section.id),
                                .possible = pane != nullptr,
                                .reason = reason};
    }
    for (const Section &section : m_sections) {
        for (qsizetype view = 0; view < section.views.size(); ++view) {
            entries << PaletteEntry{
                .id = u"%1/%2"_qs.arg(section.id).arg(view),
                .kind = Kind::Place,
                .title = tr("%1: %2", "section, view").arg(section.title, section.views.at(view)),
                .detail = tr("View"),
                .icon = section.icon,
                .quiet = true,
                .possible = pane != nullptr,
                .reason = reason};
        }
    }
}

void CommandCenter::addActions(QList<PaletteEntry> &entries, const Pane *pane) const
{
    // What can be done to what is looked at goes before what can always be done.
    QList<ActionSpec> specs = m_registry.keys().specs();
    std::ranges::stable_sort(specs, {},
                             [](const ActionSpec &spec) { return spec.context.section.isEmpty(); });
    for (const ActionSpec &spec : std::as_const(specs)) {
        const bool isPlace = spec.id.startsWith(u"go."_qs) && !sectionTitle(spec.id.mid(3)).isEmpty();
        if (spec.keysOnly || isPlace || spec.id == u"go.palette"_qs)
            continue;
        const QAction *action = m_registry.action(spec.id, pane);
        if (action ? !action->isVisible() : spec.context.section.isEmpty())
            continue;
        PaletteEntry entry{.id = spec.id,
                           .kind = Kind::Action,
                           .title = actionTitle(spec),
                           .detail = spec.group,
                           .icon = spec.icon,
                           .keys = keyOf(spec.id)};
        entry.quiet = spec.minor;
        entry.possible = action && action->isEnabled();
        if (!entry.possible)
            entry.reason = action ? ActionRegistry::reason(action)
                                  : tr("Only in the section “%1”.").arg(sectionTitle(spec.context.section));
        entries << entry;
    }
}

void CommandCenter::addWorkspaces(QList<PaletteEntry> &entries) const
{
    for (const WorkspaceMembership &workspace : m_workspaces) {
        const bool current = workspace.id == m_workspace;
        entries << PaletteEntry{.id = workspace.id.text(),
                                .kind = Kind::Workspace,
                                .title = workspace.name,
                                .detail = tr("Workspace"),
                                .icon = u"team"_qs,
                                .possible = !current,
                                .reason = current ? tr("It is the one you are in.") : QString()};
    }
}

void CommandCenter::run(const PaletteEntry &entry)
{
    remember(entry);
    switch (entry.kind) {
    case Kind::Action:
        if (QAction *action = m_registry.action(entry.id, m_pane))
            action->trigger();
        return;
    case Kind::Place:
        if (const QStringList parts = entry.id.split(u'/'); parts.size() == 2)
            emit viewChosen(parts.first(), parts.last().toInt());
        else
            emit sectionChosen(entry.id);
        return;
    case Kind::Workspace:
        for (const WorkspaceMembership &workspace : std::as_const(m_workspaces)) {
            if (workspace.id.text() == entry.id)
                return emit workspaceChosen(workspace);
        }
        return;
    case Kind::Member:
        return emit objectChosen(MemberSection, entry.id);
    }
}

// People are not remembered: the file is no place for names of others.
void CommandCenter::remember(const PaletteEntry &entry)
{
    if (entry.kind != Kind::Action && entry.kind != Kind::Place)
        return;
    const QString key = PaletteModel::keyOf(entry);
    m_recent.removeAll(key);
    m_recent.prepend(key);
    m_recent = m_recent.mid(0, MostRemembered);
    emit recentChanged(m_recent);
}

} // namespace Minideck
