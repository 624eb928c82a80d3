#pragma once

#include "exportoutcome.h"
#include "rowsource.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <thread>

namespace Minideck {

// Writes a list to a file on a thread of its own, page by page. The file is there when all of it is, and not
// before: whatever goes wrong, one that stood there stays as it was.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        QString path;
        TableFormat format = TableFormat::Csv;
        QStringList heads;
    };

    ExportJob(Order order, std::unique_ptr<RowSource> source, QObject *parent = nullptr);
    // Stops what runs and waits for it: the rest of one page.
    ~ExportJob() override;

    void start();
    void cancel();

signals:
    void progressed(qint64 done, qint64 total);
    void finished(const Minideck::ExportOutcome &outcome);

private:
    ExportOutcome write();

    const Order m_order;
    const std::unique_ptr<RowSource> m_source; // of the thread
    std::atomic<bool> m_cancelled = false;
    std::thread m_thread;
};

} // namespace Minideck
