#pragma once

#include <QWidget>

class QGridLayout;

namespace Minideck {

class PlainLabel;

// Labels at the left, values at the right, rows of 28.
class KeyValueGrid : public QWidget
{
    Q_OBJECT

public:
    explicit KeyValueGrid(int labelWidth, QWidget *parent = nullptr);

    PlainLabel *addText(const QString &label, const QString &value = {});
    // value stands in the right column; extra, if any, at its end.
    void addWidget(const QString &label, QWidget *value);

private:
    int addLabel(const QString &label);

    QGridLayout *m_grid;
    int m_rows = 0;
};

} // namespace Minideck
