#pragma once

#include <QFrame>

class QHBoxLayout;

namespace Minideck {

// The bar below a detail: verbs from the left, and from the right what stands apart.
class ActionBar : public QFrame
{
    Q_OBJECT

public:
    explicit ActionBar(QWidget *parent = nullptr);

    void addLeft(QWidget *widget);
    void addRight(QWidget *widget);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_left;
    QHBoxLayout *m_right;
};

} // namespace Minideck
