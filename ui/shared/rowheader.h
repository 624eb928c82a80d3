#pragma once

#include <QWidget>

class QCheckBox;
class QHeaderView;

namespace Minideck {

// The head of a RowView: a check box that stands for the whole selection, and the column heads.
class RowHeader : public QWidget
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent);

    QHeaderView *sections() const { return m_sections; }
    QCheckBox *box() const { return m_box; }
    void setBoxVisible(bool visible);
    void setSelected(Qt::CheckState state);

    // Where the first column begins and what is kept free behind the last one.
    int inset() const;
    static int rightInset();

    QSize sizeHint() const override;

signals:
    void selectAllWanted(bool all);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();

    QCheckBox *m_box;
    QHeaderView *m_sections;
};

} // namespace Minideck
