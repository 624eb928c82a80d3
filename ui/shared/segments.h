#pragma once

#include <QTabBar>

namespace Minideck {

// A few choices of which one holds, joined in one frame. Arrow keys move between them.
class Segments : public QTabBar
{
    Q_OBJECT

public:
    explicit Segments(const QString &name, QWidget *parent = nullptr);

    void setTexts(const QStringList &texts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Minideck
