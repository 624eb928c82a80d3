#include "shellmenus.h"

#include "actionregistry.h"
#include "shellactions.h"

#include <ui/shared/pane.h>

#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>

namespace Minideck {

static constexpr int MostNumbered = 9;

ShellMenus::ShellMenus(QMainWindow *window, Appearance &appearance, ActionRegistry &registry)
    : QObject(window)
    , m_window(window)
    , m_registry(registry)
    , m_file(window->menuBar()->addMenu(tr("&File")))
    , m_edit(window->menuBar()->addMenu(tr("&Edit")))
    , m_view(window->menuBar()->addMenu(tr("&View")))
    , m_go(window->menuBar()->addMenu(tr("&Go")))
    , m_help(window->menuBar()->addMenu(tr("&Help")))
    , m_sections(new QActionGroup(this))
{
    registry.keys().declare(shellActions());
    acceptInvitation = add(m_file, u"account.acceptInvitation"_qs);
    m_file->addSeparator();
    sandboxMail = add(m_file, u"account.sandboxMail"_qs);
    makeActAsMenu();
    m_file->addSeparator();
    signOut = add(m_file, u"account.signOut"_qs);
    signOutEverywhere = add(m_file, u"account.signOutEverywhere"_qs);
    m_file->addSeparator();
    quit = add(m_file, u"account.quit"_qs);

    copy = add(m_edit, u"edit.copy"_qs);
    selectAll = add(m_edit, u"edit.selectAll"_qs);

    refresh = add(m_view, u"view.refresh"_qs);
    narrowRail = add(m_view, u"view.narrowRail"_qs);
    narrowRail->setCheckable(true);
    makeThemeMenu(appearance);

    palette = add(m_go, u"go.palette"_qs);
    m_go->addSeparator();
    m_goEnd = m_go->addSeparator();
    nextArea = add(m_go, u"go.nextArea"_qs);
    previousArea = add(m_go, u"go.previousArea"_qs);

    shortcuts = add(m_help, u"help.shortcuts"_qs);
    about = add(m_help, u"help.about"_qs);

    connect(m_sections, &QActionGroup::triggered, this,
            [this](QAction *action) { emit sectionChosen(action->data().toString()); });
    setSignedIn(false);
    setOnline(false);
    setSandbox(false, {});
    setPane(nullptr);
}

QAction *ShellMenus::add(QMenu *menu, const QString &id)
{
    QAction *action = makeAction(*m_registry.keys().spec(id), menu);
    menu->addAction(action);
    m_registry.adopt(action);
    return action;
}

void ShellMenus::makeActAsMenu()
{
    m_actAs = m_file->addMenu(tr("A&ct as"));
    m_roles = new QActionGroup(this);
    const std::pair<DemoRole, QString> roles[] = {
        {DemoRole::Admin, u"actAs.admin"_qs},         {DemoRole::Reviewer, u"actAs.reviewer"_qs},
        {DemoRole::Developer, u"actAs.developer"_qs}, {DemoRole::ProgramAdmin, u"actAs.programAdmin"_qs},
        {DemoRole::Operator, u"actAs.operator"_qs},
    };
    for (const auto &[role, id] : roles) {
        QAction *action = add(m_actAs, id);
        action->setCheckable(true);
        action->setData(static_cast<int>(role));
        m_roles->addAction(action);
        connect(action, &QAction::triggered, this, [this, role = role] { emit actAsChosen(role); });
    }
}

void ShellMenus::makeThemeMenu(Appearance &appearance)
{
    m_theme = m_view->addMenu(tr("&Appearance"));
    auto *group = new QActionGroup(this);
    const std::pair<Appearance::Theme, QString> themes[] = {
        {Appearance::Theme::System, u"view.likeDesktop"_qs},
        {Appearance::Theme::Light, u"view.light"_qs},
        {Appearance::Theme::Dark, u"view.dark"_qs},
    };
    for (const auto &[theme, id] : themes) {
        QAction *action = add(m_theme, id);
        action->setCheckable(true);
        action->setChecked(appearance.theme() == theme);
        group->addAction(action);
        connect(action, &QAction::triggered, &appearance,
                [&appearance, theme = theme] { appearance.setTheme(theme); });
        connect(&appearance, &Appearance::themeChanged, action,
                [&appearance, action, theme = theme] { action->setChecked(appearance.theme() == theme); });
    }
}

void ShellMenus::setSections(const QList<Section> &sections)
{
    const QList<QAction *> old = m_sections->actions();
    qDeleteAll(old);
    const QList<ActionSpec> specs = sectionActions(sections);
    m_registry.keys().declare(specs);
    for (qsizetype at = 0; at < sections.size(); ++at) {
        QAction *action = makeAction(specs.at(at), m_sections);
        action->setData(sections.at(at).id);
        action->setCheckable(true);
        if (at < MostNumbered)
            action->setText(u"&%1 %2"_qs.arg(at + 1).arg(action->text()));
        m_registry.adopt(action);
        m_go->insertAction(m_goEnd, action);
    }
    m_goEnd->setVisible(!sections.isEmpty());
}

void ShellMenus::setCurrentSection(const QString &id)
{
    for (QAction *action : m_sections->actions())
        action->setChecked(action->data().toString() == id);
}

void ShellMenus::setPane(Pane *pane)
{
    replace(m_edit, m_paneEdit, pane ? pane->editActions() : QList<QAction *>());
    replace(m_view, m_paneView, pane ? pane->viewActions() : QList<QAction *>());
    const QString reason = tr("No workspace is shown.");
    for (QAction *action : {selectAll, refresh, narrowRail, nextArea, previousArea})
        ActionRegistry::setPossible(action, pane, reason);
    for (QAction *action : m_sections->actions())
        ActionRegistry::setPossible(action, pane, reason);
}

void ShellMenus::setSignedIn(bool signedIn)
{
    ActionRegistry::setPossible(signOut, signedIn, tr("Nobody is signed in."));
}

void ShellMenus::setOnline(bool online)
{
    const QString reason = tr("The platform cannot be reached now.");
    for (QAction *action : {acceptInvitation, signOutEverywhere, sandboxMail, m_actAs->menuAction()})
        ActionRegistry::setPossible(action, online, reason);
    for (QAction *action : m_roles->actions())
        ActionRegistry::setPossible(action, online, reason);
}

void ShellMenus::setSandbox(bool sandbox, std::optional<DemoRole> acting)
{
    sandboxMail->setVisible(sandbox);
    m_actAs->menuAction()->setVisible(sandbox);
    for (QAction *action : m_roles->actions()) {
        action->setVisible(sandbox);
        action->setChecked(action->data().toInt() == static_cast<int>(acting.value_or(DemoRole::Admin)));
    }
}

void ShellMenus::replace(QMenu *menu, QList<QAction *> &old, const QList<QAction *> &now)
{
    for (QAction *action : std::as_const(old)) {
        menu->removeAction(action);
        if (action->isSeparator())
            delete action;
    }
    old.clear();
    if (now.isEmpty())
        return;
    old << menu->addSeparator();
    for (QAction *action : now) {
        menu->addAction(action);
        old << action;
    }
}

static void collect(const QMenu *menu, QList<QAction *> &actions)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), actions);
        else if (!action->isSeparator())
            actions << action;
    }
}

QList<QAction *> ShellMenus::all() const
{
    QList<QAction *> actions;
    for (const QMenu *menu : {m_file, m_edit, m_view, m_go, m_help})
        collect(menu, actions);
    return actions;
}

} // namespace Minideck
