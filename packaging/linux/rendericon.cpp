#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

// Build tool: rendericon SVG SIZE PNG. The package wants the icon in fixed sizes, and the source keeps no
// pictures that can be made from others.
int main(int argc, char *argv[])
{
    if (argc != 4) {
        qWarning("usage: rendericon SVG SIZE PNG");
        return 64;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    const int size = QByteArray(argv[2]).toInt();
    if (!drawing.isValid() || size < 1 || size > 4096) {
        qWarning("%s is no drawing, or %s no size", argv[1], argv[2]);
        return 65;
    }
    QImage picture(size, size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawing.render(&painter);
    painter.end();
    if (!picture.save(QString::fromLocal8Bit(argv[3]), "PNG")) {
        qWarning("%s cannot be written", argv[3]);
        return 73;
    }
    return 0;
}
