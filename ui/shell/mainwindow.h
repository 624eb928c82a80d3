#pragma once

#include "section.h"
#include "shellfacts.h"

#include <core/types/workspace.h>
#include <ui/shared/errortext.h>
#include <ui/shared/theme/appearance.h>

#include <QHash>
#include <QMainWindow>

class QStackedWidget;

namespace Minideck {

class ActionRegistry;
class CommandCenter;
class ConnectionBanners;
class ConnectionModel;
class EnvironmentStrip;
class KeyMap;
class PageHeader;
class Pane;
class Rail;
class ShellMenus;
class StatusBar;
class WindowMemory;

// The window: menu bar, strip, rail, header, banners, panes, status bar. Instead of rail and panes it shows
// one page while nobody is signed in. It knows sections only by their table and panes only by their
// interface.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // stateFile: where geometry and the state of panes are kept; empty keeps nothing.
    MainWindow(Appearance &appearance, KeyMap &keys, const QString &stateFile, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setSections(const QList<Section> &sections);
    // Follows a model; showFacts() does the same once.
    void follow(ConnectionModel *connection);
    void showFacts(const ShellFacts &facts);
    // The number beside a section in the rail, also before its pane is made.
    void setBadge(const QString &section, std::optional<qint64> badge);
    // For the menu of the switcher.
    void setWorkspaces(const QList<WorkspaceMembership> &workspaces, const WorkspaceId &current);

    // A page without rail: first run, sign-in. Takes it over.
    void showPage(QWidget *page, const QString &statusWord = {});
    void showSections();
    void showSection(const QString &id);
    void showView(const QString &section, int view);
    void showObject(const QString &section, const QString &id);
    void showPalette();
    QString currentSection() const { return m_current; }
    Pane *currentPane() const;
    // Throws the panes away, for another workspace.
    void forgetPanes();

    CommandCenter &commands() const { return *m_commands; }
    const ActionRegistry &registry() const { return *m_registry; }
    Rail *rail() const { return m_rail; }
    StatusBar *status() const { return m_status; }
    // What the platform has not taken yet.
    void setOutbox(qint64 waiting, qint64 needsYou);
    QList<QAction *> allActions() const; // of the menus

signals:
    void signOutWanted();
    void signOutEverywhereWanted();
    void acceptInvitationWanted();
    void sandboxMailWanted();
    void actAsWanted(DemoRole role);
    void signInWanted();
    void refreshWanted();
    void changeShortcutsWanted();
    void workspaceChosen(const WorkspaceMembership &workspace);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void connectMenus();
    void connectPalette();
    void showShortcuts();
    void showPane(Pane *pane);
    void showPaneTexts();
    void act(ErrorVerb verb);
    void collapse();
    void cycleFocus(bool forward);
    void remember();
    void rememberPane();

    std::unique_ptr<WindowMemory> m_memory;
    ActionRegistry *m_registry;
    ShellMenus *m_menus;
    EnvironmentStrip *m_strip;
    Rail *m_rail;
    PageHeader *m_header;
    ConnectionBanners *m_banners;
    QStackedWidget *m_panes;
    QStackedWidget *m_pages; // sections, or the one page
    QWidget *m_sectionPage;
    StatusBar *m_status;
    CommandCenter *m_commands;
    QList<Section> m_sections;
    QHash<QString, Pane *> m_made;
    QList<WorkspaceMembership> m_workspaces;
    QString m_current;
    ShellFacts m_facts;
};

} // namespace Minideck
