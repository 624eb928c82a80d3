#pragma once

#include <models/outbox/operationfields.h>

#include <QWidget>

namespace Minideck {

// Before, yours and the platform's side by side, a row for each value (OFF-6).
class ComparisonTable : public QWidget
{
    Q_OBJECT

public:
    // What stands below the names of the columns.
    struct Revisions
    {
        QString before;
        QString yours;
        QString platforms;
    };

    ComparisonTable(const QList<OperationField> &fields, const Revisions &revisions,
                    QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum Column { Name, Before, Yours, Platforms };

    QWidget *m_yoursHead;
};

} // namespace Minideck
