#pragma once

#include "section.h"

#include <core/types/workspace.h>
#include <models/shell/palettemodel.h>

#include <QObject>
#include <QPointer>

namespace Minideck {

class ActionRegistry;
class CommandPalette;
class Pane;

// Fills the palette with what the window offers now, and does what is chosen in it or tells the window.
class CommandCenter : public QObject
{
    Q_OBJECT

public:
    CommandCenter(ActionRegistry &registry, QWidget *window);

    PaletteModel &model() { return m_model; }
    CommandPalette *palette() const { return m_palette; }

    void setSections(const QList<Section> &sections) { m_sections = sections; }
    void setWorkspaces(const QList<WorkspaceMembership> &workspaces, const WorkspaceId &current);
    // What was chosen lately, as PaletteModel::keyOf(), the last one first.
    void setRecent(const QStringList &recent) { m_recent = recent; }

    // For the verbs of this pane; null while there is none.
    void open(Pane *pane);
    // Everything that is offered, also what cannot be done now.
    QList<PaletteEntry> entries(const Pane *pane) const;

signals:
    void sectionChosen(const QString &section);
    void viewChosen(const QString &section, int view);
    void objectChosen(const QString &section, const QString &id);
    void workspaceChosen(const Minideck::WorkspaceMembership &workspace);
    void recentChanged(const QStringList &recent);

private:
    void addPlaces(QList<PaletteEntry> &entries, const Pane *pane) const;
    void addActions(QList<PaletteEntry> &entries, const Pane *pane) const;
    void addWorkspaces(QList<PaletteEntry> &entries) const;
    QString sectionTitle(const QString &id) const;
    QString keyOf(const QString &verb) const;
    void run(const PaletteEntry &entry);
    void remember(const PaletteEntry &entry);

    ActionRegistry &m_registry;
    PaletteModel m_model;
    CommandPalette *m_palette;
    QList<Section> m_sections;
    QList<WorkspaceMembership> m_workspaces;
    WorkspaceId m_workspace;
    QStringList m_recent;
    QPointer<Pane> m_pane;
};

} // namespace Minideck
