#pragma once

#include <models/outbox/operationfields.h>

#include <QWidget>

namespace Minideck {

// Yours and the platform's side by side, a row for each value; what differs is strong.
class ComparisonTable : public QWidget
{
    Q_OBJECT

public:
    ComparisonTable(const QList<OperationField> &fields, const QString &yours, const QString &platforms,
                    QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_yoursHead;
};

} // namespace Minideck
