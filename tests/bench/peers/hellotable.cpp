// One table with as many rows as the first argument says, and nothing else.
#include "rowsmodel.h"

#include <QApplication>
#include <QHeaderView>
#include <QTableView>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    RowsModel model(app.arguments().value(1).toInt());
    QTableView view;
    view.setModel(&model);
    view.horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    view.resize(1200, 800);
    view.show();
    return app.exec();
}
