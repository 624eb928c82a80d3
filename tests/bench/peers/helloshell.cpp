// A window of the usual shape (menus, tool bar, four tabs with a table each, a form at the side) that does
// nothing; the first argument is the number of rows of each table.
#include "rowsmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>

namespace {

void addMenus(QMainWindow &window)
{
    QToolBar *bar = window.addToolBar(QStringLiteral("Main"));
    for (const char *title : {"&File", "&Edit", "&View", "&Members", "&Help"}) {
        QMenu *menu = window.menuBar()->addMenu(QString::fromLatin1(title));
        for (int i = 1; i <= 6; ++i)
            menu->addAction(QStringLiteral("Action %1").arg(i));
        bar->addAction(menu->actions().first());
    }
}

QWidget *form()
{
    auto *page = new QWidget;
    auto *layout = new QFormLayout(page);
    for (const char *label : {"Name", "E-mail", "Team"})
        layout->addRow(QString::fromLatin1(label), new QLineEdit);
    auto *role = new QComboBox;
    role->addItems({QStringLiteral("Admin"), QStringLiteral("Reviewer"), QStringLiteral("Developer")});
    layout->addRow(QStringLiteral("Role"), role);
    layout->addRow(new QPushButton(QStringLiteral("Save")));
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QMainWindow window;
    addMenus(window);
    auto *tabs = new QTabWidget;
    for (int i = 1; i <= 4; ++i) {
        auto *view = new QTableView;
        view->setModel(new RowsModel(app.arguments().value(1).toInt(), view));
        view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        tabs->addTab(view, QStringLiteral("Table %1").arg(i));
    }
    window.setCentralWidget(tabs);
    auto *dock = new QDockWidget(QStringLiteral("Details"));
    dock->setWidget(form());
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.statusBar()->showMessage(QStringLiteral("Ready"));
    window.resize(1200, 800);
    window.show();
    return app.exec();
}
