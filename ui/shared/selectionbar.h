#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace Minideck {

class PlainLabel;

// The bar below a list while rows are selected: how many, what they are, verbs for all of them, close.
class SelectionBar : public QFrame
{
    Q_OBJECT

public:
    explicit SelectionBar(QWidget *parent = nullptr);

    void setTexts(const QString &count, const QString &facts);
    // Small buttons before the close button, in the order of the calls.
    QPushButton *addVerb(const QString &text);
    void addVerb(QPushButton *button);

    QSize sizeHint() const override;

signals:
    void clearWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    PlainLabel *m_count;
    PlainLabel *m_facts;
    QToolButton *m_close;
};

} // namespace Minideck
