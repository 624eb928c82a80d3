// The smallest window there is: what Qt itself costs.
#include <QApplication>
#include <QLabel>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLabel label(QStringLiteral("Hello, members"));
    label.resize(400, 300);
    label.show();
    return app.exec();
}
