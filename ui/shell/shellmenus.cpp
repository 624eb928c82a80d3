#include "shellmenus.h"

#include <ui/shared/pane.h>

#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>

namespace Minideck {

ShellMenus::ShellMenus(QMainWindow *window, Appearance &appearance)
    : QObject(window)
    , m_window(window)
    , m_file(window->menuBar()->addMenu(tr("&File")))
    , m_edit(window->menuBar()->addMenu(tr("&Edit")))
    , m_view(window->menuBar()->addMenu(tr("&View")))
    , m_go(window->menuBar()->addMenu(tr("&Go")))
    , m_help(window->menuBar()->addMenu(tr("&Help")))
    , m_sections(new QActionGroup(this))
{
    acceptInvitation = add(m_file, tr("&Accept an invitation…"));
    m_file->addSeparator();
    sandboxMail = add(m_file, tr("Sandbox &mail"));
    makeActAsMenu();
    m_file->addSeparator();
    signOut = add(m_file, tr("&Sign out"));
    signOutEverywhere = add(m_file, tr("Sign out &everywhere…"));
    m_file->addSeparator();
    quit = add(m_file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));

    copy = add(m_edit, tr("&Copy"), QKeySequence(QKeySequence::Copy));
    selectAll = add(m_edit, tr("Select &all"), QKeySequence(QKeySequence::SelectAll));

    refresh = add(m_view, tr("&Refresh"), QKeySequence(Qt::Key_F5));
    narrowRail = add(m_view, tr("&Narrow rail"), QKeySequence(Qt::CTRL | Qt::Key_B));
    narrowRail->setCheckable(true);
    makeThemeMenu(appearance);

    m_goEnd = m_go->addSeparator();
    nextArea = add(m_go, tr("Ne&xt area"), QKeySequence(Qt::Key_F6));
    previousArea = add(m_go, tr("&Previous area"), QKeySequence(Qt::SHIFT | Qt::Key_F6));

    shortcuts = add(m_help, tr("&Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Slash));
    about = add(m_help, tr("&About Minideck"));
    shortcuts->setObjectName(u"shortcuts"_qs);
    about->setObjectName(u"about"_qs);
    acceptInvitation->setObjectName(u"acceptInvitation"_qs);
    sandboxMail->setObjectName(u"sandboxMail"_qs);
    signOutEverywhere->setObjectName(u"signOutEverywhere"_qs);

    connect(m_sections, &QActionGroup::triggered, this,
            [this](QAction *action) { emit sectionChosen(action->data().toString()); });
    setSignedIn(false);
    setOnline(false);
    setSandbox(false, {});
    setPane(nullptr);
}

QAction *ShellMenus::add(QMenu *menu, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setMenuRole(QAction::NoRole);
    return action;
}

void ShellMenus::makeActAsMenu()
{
    m_actAs = m_file->addMenu(tr("A&ct as"));
    m_roles = new QActionGroup(this);
    const std::pair<DemoRole, QString> roles[] = {
        {DemoRole::Admin, tr("&Admin")},         {DemoRole::Reviewer, tr("&Reviewer")},
        {DemoRole::Developer, tr("&Developer")}, {DemoRole::ProgramAdmin, tr("&Program admin")},
        {DemoRole::Operator, tr("&Operator")},
    };
    for (const auto &[role, text] : roles) {
        QAction *action = add(m_actAs, text);
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
        {Appearance::Theme::System, tr("Like the &desktop")},
        {Appearance::Theme::Light, tr("&Light")},
        {Appearance::Theme::Dark, tr("D&ark")},
    };
    for (const auto &[theme, text] : themes) {
        QAction *action = add(m_theme, text);
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
    int number = 0;
    for (const Section &section : sections) {
        auto *action = new QAction(QString(section.title).replace(u'&', u"&&"_qs), m_sections);
        action->setData(section.id);
        action->setCheckable(true);
        if (++number <= 9) {
            action->setText(u"&%1 %2"_qs.arg(number).arg(action->text()));
            action->setIconText(section.title); // for the sheet of shortcuts
            action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
        }
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
    for (QAction *action : {selectAll, refresh, narrowRail, nextArea, previousArea})
        action->setEnabled(pane);
    for (QAction *action : m_sections->actions())
        action->setEnabled(pane);
}

void ShellMenus::setSignedIn(bool signedIn)
{
    signOut->setEnabled(signedIn);
}

void ShellMenus::setOnline(bool online)
{
    for (QAction *action : {acceptInvitation, signOutEverywhere, sandboxMail, m_actAs->menuAction()})
        action->setEnabled(online);
    for (QAction *action : m_roles->actions())
        action->setEnabled(online);
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
