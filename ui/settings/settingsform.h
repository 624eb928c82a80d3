#pragma once

#include <QWidget>

class QGridLayout;

namespace Minideck {

// Rows of a page of settings: a label, and the controls beside it.
class SettingsForm : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsForm(QWidget *parent = nullptr);

    // The label names the first of them, if it has no words of its own.
    void addRow(const QString &label, const QList<QWidget *> &controls, int gap = 8);

private:
    QGridLayout *m_rows;
};

} // namespace Minideck
