#include "mainwindow.h"

#include "aboutdialog.h"
#include "actionregistry.h"
#include "commandcenter.h"
#include "connectionbanners.h"
#include "demoroletext.h"
#include "environmentstrip.h"
#include "pageheader.h"
#include "palettefield.h"
#include "rail.h"
#include "shellmenus.h"
#include "shortcutsheet.h"
#include "statusbar.h"
#include "windowmemory.h"
#include "workspaceswitcher.h"

#include <core/version.h>
#include <models/shared/environmenttext.h>
#include <models/shell/connectionmodel.h>
#include <ui/shared/headertabs.h>
#include <ui/shared/keytext.h>
#include <ui/shared/listactions.h>
#include <ui/shared/pane.h>
#include <ui/shared/progressline.h>
#include <ui/shared/theme/metrics.h>

#include <QApplication>
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Minideck {

MainWindow::MainWindow(Appearance &appearance, KeyMap &keys, const QString &stateFile, QWidget *parent)
    : QMainWindow(parent)
    , m_memory(std::make_unique<WindowMemory>(stateFile))
    , m_registry(new ActionRegistry(keys, this))
    , m_menus(new ShellMenus(this, appearance, *m_registry))
    , m_strip(new EnvironmentStrip)
    , m_rail(new Rail)
    , m_header(new PageHeader)
    , m_banners(new ConnectionBanners)
    , m_panes(new QStackedWidget)
    , m_pages(new QStackedWidget)
    , m_sectionPage(new QWidget)
    , m_status(new StatusBar)
    , m_commands(new CommandCenter(*m_registry, this))
{
    setWindowTitle(productName());
    setMinimumSize(Metrics::MinimumWidth, Metrics::MinimumHeight);
    setContextMenuPolicy(Qt::NoContextMenu);

    auto *column = new QWidget;
    column->setAutoFillBackground(true);
    column->setBackgroundRole(QPalette::Base);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 0, 0);
    columnLayout->setSpacing(0);
    columnLayout->addWidget(m_header);
    columnLayout->addWidget(m_banners);
    columnLayout->addWidget(m_panes, 1);

    auto *row = new QHBoxLayout(m_sectionPage);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_strip);
    row->addWidget(m_rail);
    row->addWidget(column, 1);
    m_pages->addWidget(m_sectionPage);

    auto *whole = new QWidget;
    auto *wholeLayout = new QVBoxLayout(whole);
    wholeLayout->setContentsMargins(0, 0, 0, 0);
    wholeLayout->setSpacing(0);
    wholeLayout->addWidget(m_pages, 1);
    wholeLayout->addWidget(m_status);
    setCentralWidget(whole);

    keys.declare(listActions());
    connectMenus();
    connectPalette();
    m_menus->narrowRail->setChecked(m_memory->narrowRail());
    if (!m_memory->restore(*this))
        resize(Metrics::DefaultWidth, Metrics::DefaultHeight);
    collapse();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectMenus()
{
    connect(m_menus->signOut, &QAction::triggered, this, &MainWindow::signOutWanted);
    connect(m_menus->signOutEverywhere, &QAction::triggered, this, &MainWindow::signOutEverywhereWanted);
    connect(m_menus->acceptInvitation, &QAction::triggered, this, &MainWindow::acceptInvitationWanted);
    connect(m_menus->sandboxMail, &QAction::triggered, this, &MainWindow::sandboxMailWanted);
    connect(m_menus, &ShellMenus::actAsChosen, this, &MainWindow::actAsWanted);
    connect(m_menus->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->copy, &QAction::triggered, this, [this] {
        if (auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget()))
            field->copy();
        else if (currentPane())
            currentPane()->copy();
    });
    connect(m_menus->selectAll, &QAction::triggered, this, [this] {
        if (auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget()))
            field->selectAll();
        else if (currentPane())
            currentPane()->selectAll();
    });
    connect(m_menus->refresh, &QAction::triggered, this, [this] {
        emit refreshWanted();
        if (currentPane())
            currentPane()->refresh();
    });
    connect(m_menus->narrowRail, &QAction::toggled, this, [this](bool narrow) {
        m_memory->setNarrowRail(narrow);
        collapse();
    });
    connect(m_menus->nextArea, &QAction::triggered, this, [this] { cycleFocus(true); });
    connect(m_menus->previousArea, &QAction::triggered, this, [this] { cycleFocus(false); });
    connect(m_menus->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_menus->about, &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
    connect(m_menus, &ShellMenus::sectionChosen, this, &MainWindow::showSection);
    connect(m_rail, &Rail::sectionChosen, this, &MainWindow::showSection);
    connect(m_banners, &ConnectionBanners::verbChosen, this, &MainWindow::act);
}

void MainWindow::connectPalette()
{
    m_commands->setRecent(m_memory->recent());
    connect(m_menus->palette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(m_header->paletteField(), &QAbstractButton::clicked, this, &MainWindow::showPalette);
    connect(m_commands, &CommandCenter::sectionChosen, this, &MainWindow::showSection);
    connect(m_commands, &CommandCenter::viewChosen, this, &MainWindow::showView);
    connect(m_commands, &CommandCenter::objectChosen, this, &MainWindow::showObject);
    connect(m_commands, &CommandCenter::workspaceChosen, this, &MainWindow::workspaceChosen);
    connect(m_commands, &CommandCenter::recentChanged, this,
            [this](const QStringList &recent) { m_memory->setRecent(recent); });
    const auto showKey = [this] {
        const QList<QKeySequence> keys = m_registry->keys().keys(u"go.palette"_qs);
        m_header->paletteField()->setKey(keys.isEmpty() ? QString() : keyText(keys.constFirst()));
    };
    connect(&m_registry->keys(), &KeyMap::changed, this, showKey);
    showKey();
}

void MainWindow::showPalette()
{
    m_commands->open(currentPane());
}

void MainWindow::showShortcuts()
{
    auto *sheet = new ShortcutSheet(m_registry->keys(), currentPane() != nullptr, this);
    connect(sheet, &ShortcutSheet::changeWanted, this, &MainWindow::changeShortcutsWanted);
    sheet->open();
}

QList<QAction *> MainWindow::allActions() const
{
    return m_menus->all();
}

void MainWindow::follow(ConnectionModel *connection)
{
    const auto show = [this, connection] {
        showFacts({.connection = connection->state(),
                   .environment = connection->environment(),
                   .workspaceName = connection->workspaceName(),
                   .accountName = connection->accountName(),
                   .acting = connection->acting(),
                   .cacheProblem = connection->cacheProblem(),
                   .waiting = m_facts.waiting,
                   .open = connection->isOpen()});
    };
    connect(connection, &ConnectionModel::stateChanged, this, show);
    connect(connection, &ConnectionModel::opened, this, show);
    connect(connection, &ConnectionModel::signedOut, this, show);
    connect(this, &MainWindow::refreshWanted, connection, &ConnectionModel::refresh);
    show();
}

void MainWindow::showFacts(const ShellFacts &facts)
{
    m_facts = facts;
    m_strip->setEnvironment(facts.environment);
    // The strip and the banner say that it is the sandbox.
    const QString where =
        facts.acting ? tr("as %1").arg(demoRoleText(*facts.acting)) : environmentText(facts.environment);
    m_rail->switcher()->setTexts(facts.workspaceName, where, facts.accountName);
    const bool online = facts.connection.phase == Phase::Online;
    m_menus->setSignedIn(facts.open || online);
    m_menus->setOnline(online);
    m_menus->setSandbox(facts.environment.is(Environment::Sandbox), facts.acting);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_banners->setBanners(bannerTexts(facts, now));
    if (m_pages->currentWidget() == m_sectionPage)
        m_status->setStatus(statusText(facts, now));
    m_status->setSync(syncText(facts.connection));
    if (facts.connection.syncing)
        m_header->progress()->setProgress(facts.connection.rowsDone, facts.connection.rowsTotal);
    else
        m_header->progress()->stop();
    setWindowTitle(facts.workspaceName.isEmpty() ? productName()
                                                 : tr("%1 – Minideck", "workspace").arg(facts.workspaceName));
}

void MainWindow::setOutbox(qint64 waiting, qint64 needsYou)
{
    m_status->setOutbox(waiting, needsYou);
    ShellFacts facts = m_facts;
    facts.waiting = static_cast<int>(waiting);
    if (facts != m_facts)
        showFacts(facts);
}

void MainWindow::act(ErrorVerb verb)
{
    if (verb == ErrorVerb::SignIn)
        emit signInWanted();
    else
        emit refreshWanted();
}

void MainWindow::setWorkspaces(const QList<WorkspaceMembership> &workspaces, const WorkspaceId &current)
{
    m_commands->setWorkspaces(workspaces, current);
    WorkspaceSwitcher *switcher = m_rail->switcher();
    delete switcher->menu();
    auto *menu = new QMenu(switcher);
    for (const WorkspaceMembership &workspace : workspaces) {
        QAction *action = menu->addAction(QString(workspace.name).replace(u'&', u"&&"_qs));
        action->setCheckable(true);
        action->setChecked(workspace.id == current);
        connect(action, &QAction::triggered, this, [this, workspace] { emit workspaceChosen(workspace); });
    }
    menu->addSeparator();
    menu->addAction(m_menus->acceptInvitation);
    menu->addAction(m_menus->signOut);
    switcher->setMenu(menu);
}

void MainWindow::setSections(const QList<Section> &sections)
{
    m_sections = sections;
    m_rail->setSections(sections);
    m_menus->setSections(sections);
    m_commands->setSections(sections);
    for (const Section &section : sections)
        m_registry->keys().declare(section.actions);
}

void MainWindow::setBadge(const QString &section, std::optional<qint64> badge)
{
    m_rail->setBadge(section, badge);
}

Pane *MainWindow::currentPane() const
{
    return m_pages->currentWidget() == m_sectionPage ? qobject_cast<Pane *>(m_panes->currentWidget())
                                                     : nullptr;
}

void MainWindow::showPage(QWidget *page, const QString &statusWord)
{
    rememberPane();
    QWidget *old = m_pages->currentWidget();
    m_pages->addWidget(page);
    m_pages->setCurrentWidget(page);
    if (old != m_sectionPage && old != page)
        old->deleteLater();
    m_menus->setPane(nullptr);
    if (statusWord.isEmpty())
        m_status->setStatus(statusText(m_facts, QDateTime::currentDateTimeUtc()));
    else
        m_status->setStatus({{}, Tone::Muted, statusWord, {}});
    m_status->setPaneTexts({productName() + u' ' + version()});
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showSections()
{
    QWidget *old = m_pages->currentWidget();
    m_pages->setCurrentWidget(m_sectionPage);
    if (old != m_sectionPage)
        old->deleteLater();
    m_status->setStatus(statusText(m_facts, QDateTime::currentDateTimeUtc()));
    if (m_sections.isEmpty())
        return;
    const auto known = [this](const QString &id) {
        return std::any_of(m_sections.begin(), m_sections.end(),
                           [&id](const Section &s) { return s.id == id; });
    };
    const QString remembered = m_current.isEmpty() ? m_memory->section() : m_current;
    m_current.clear();
    showSection(known(remembered) ? remembered : m_sections.first().id);
}

void MainWindow::showSection(const QString &id)
{
    const auto section =
        std::find_if(m_sections.begin(), m_sections.end(), [&id](const Section &s) { return s.id == id; });
    if (section == m_sections.end() || (id == m_current && currentPane()))
        return;
    rememberPane();
    m_current = id;
    m_memory->setSection(id);
    if (!m_made.contains(id)) {
        Pane *pane = section->make();
        pane->restoreState(m_memory->pane(id));
        connect(pane, &Pane::badgeChanged, this, [this, pane, id] { m_rail->setBadge(id, pane->badge()); });
        connect(pane, &Pane::statusChanged, this, &MainWindow::showPaneTexts);
        m_panes->addWidget(pane);
        m_made.insert(id, pane);
        m_registry->adoptAll(pane);
        m_rail->setBadge(id, pane->badge());
    }
    m_rail->setCurrent(id);
    m_menus->setCurrentSection(id);
    showPane(m_made.value(id));
}

void MainWindow::showView(const QString &section, int view)
{
    showSection(section);
    if (m_current != section || !currentPane())
        return;
    currentPane()->setCurrentView(view);
    currentPane()->takeFocus();
}

void MainWindow::showObject(const QString &section, const QString &id)
{
    showSection(section);
    if (m_current == section && currentPane())
        currentPane()->showObject(id);
}

void MainWindow::showPane(Pane *pane)
{
    m_panes->setCurrentWidget(pane);
    m_header->setPane(pane);
    m_menus->setPane(pane);
    showPaneTexts();
    pane->takeFocus();
}

void MainWindow::showPaneTexts()
{
    if (const Pane *pane = currentPane())
        m_status->setPaneTexts(pane->statusTexts());
}

void MainWindow::forgetPanes()
{
    rememberPane();
    m_header->setPane(nullptr);
    m_menus->setPane(nullptr);
    for (auto made = m_made.cbegin(); made != m_made.cend(); ++made) {
        m_panes->removeWidget(*made);
        (*made)->deleteLater();
        m_rail->setBadge(made.key(), std::nullopt);
    }
    m_made.clear();
}

void MainWindow::collapse()
{
    const bool tooNarrow = width() < Metrics::RailCollapsesBelow;
    m_rail->setCollapsed(tooNarrow || m_menus->narrowRail->isChecked());
    ActionRegistry::setPossible(m_menus->narrowRail, !tooNarrow && currentPane(),
                                tooNarrow ? tr("The window is too narrow for a wide rail.")
                                          : tr("No workspace is shown."));
}

void MainWindow::cycleFocus(bool forward)
{
    QList<std::function<void()>> areas{[this] { m_rail->takeFocus(); }};
    QList<const QWidget *> roots{m_rail};
    if (m_header->tabs()->isVisible()) {
        areas << [this] { m_header->tabs()->setFocus(Qt::TabFocusReason); };
        roots << m_header;
    }
    areas << [this] { currentPane()->takeFocus(); };
    roots << m_panes;
    const QWidget *focused = QApplication::focusWidget();
    const auto at = std::find_if(roots.begin(), roots.end(), [focused](const QWidget *root) {
        return focused && root->isAncestorOf(focused);
    });
    const auto count = areas.size();
    const auto index = at == roots.end() ? (forward ? count - 1 : 0) : at - roots.begin();
    areas.at((index + (forward ? 1 : count - 1)) % count)();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    collapse();
}

void MainWindow::rememberPane()
{
    for (auto made = m_made.cbegin(); made != m_made.cend(); ++made)
        m_memory->setPane(made.key(), (*made)->saveState());
}

void MainWindow::remember()
{
    rememberPane();
    m_memory->save(*this);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QMainWindow::closeEvent(event);
}

} // namespace Minideck
