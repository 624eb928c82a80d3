#pragma once

#include "section.h"

#include <core/types/demorole.h>
#include <ui/shared/theme/appearance.h>

#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace Minideck {

class ActionRegistry;
class Pane;

// The menu bar and its actions. Only what works is in it; what does not fit the moment is off.
class ShellMenus : public QObject
{
    Q_OBJECT

public:
    ShellMenus(QMainWindow *window, Appearance &appearance, ActionRegistry &registry);

    void setSections(const QList<Section> &sections);
    // The pane's own actions stand below the shell's; null while there is none.
    void setPane(Pane *pane);
    void setCurrentSection(const QString &id);
    void setSignedIn(bool signedIn);
    // Whether there is a session that the platform answers for.
    void setOnline(bool online);
    // Mail and acting as others are in the menu of a sandbox only; `acting` is whose part somebody plays.
    void setSandbox(bool sandbox, std::optional<DemoRole> acting);

    QList<QAction *> all() const;

    QAction *palette;
    QAction *acceptInvitation;
    QAction *sandboxMail;
    QAction *signOut;
    QAction *signOutEverywhere;
    QAction *quit;
    QAction *copy;
    QAction *selectAll;
    QAction *refresh;
    QAction *narrowRail;
    QAction *nextArea;
    QAction *previousArea;
    QAction *shortcuts;
    QAction *about;

signals:
    void sectionChosen(const QString &id);
    void actAsChosen(DemoRole role);

private:
    QAction *add(QMenu *menu, const QString &id);
    void makeActAsMenu();
    void makeThemeMenu(Appearance &appearance);
    void replace(QMenu *menu, QList<QAction *> &old, const QList<QAction *> &now);

    QMainWindow *m_window;
    ActionRegistry &m_registry;
    QMenu *m_file;
    QMenu *m_edit;
    QMenu *m_view;
    QMenu *m_go;
    QMenu *m_help;
    QMenu *m_theme;
    QMenu *m_actAs;
    QActionGroup *m_roles;
    QActionGroup *m_sections;
    QAction *m_goEnd;
    QList<QAction *> m_paneEdit;
    QList<QAction *> m_paneView;
};

} // namespace Minideck
