#include "exportjob.h"

#include <QElapsedTimer>
#include <QSaveFile>

#include <chrono>

namespace Minideck {

// More often nobody can read.
static constexpr std::chrono::milliseconds NewsEvery{100};

ExportJob::ExportJob(Order order, std::unique_ptr<RowSource> source, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_source(std::move(source))
{ }

ExportJob::~ExportJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void ExportJob::start()
{
    m_thread = std::thread([this] {
        const ExportOutcome outcome = write();
        QMetaObject::invokeMethod(
            this, [this, outcome] { emit finished(outcome); }, Qt::QueuedConnection);
    });
}

void ExportJob::cancel()
{
    m_cancelled.store(true);
}

// On the thread.
ExportOutcome ExportJob::write()
{
    using End = ExportOutcome::End;
    ExportOutcome outcome{.path = m_order.path};
    const auto ended = [&outcome](End end) {
        outcome.end = end;
        return outcome;
    };
    QSaveFile file(m_order.path);
    const auto failed = [&] {
        outcome.reason = file.errorString();
        return ended(file.error() == QFileDevice::ResourceError ? End::DiskFull : End::NotWritable);
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    const Result<qint64> total = m_source->begin();
    if (!total) {
        outcome.error = total.error();
        return ended(End::NotReadable);
    }

    TableText text(m_order.format, m_order.heads);
    file.write(text.head().toUtf8());
    QElapsedTimer sinceNews;
    for (;;) {
        if (m_cancelled.load())
            return ended(End::Cancelled);
        const Result<QList<TableRow>> page = m_source->next();
        if (!page) {
            outcome.error = page.error();
            return ended(End::NotReadable);
        }
        if (page->isEmpty())
            break;
        QString lines;
        for (const TableRow &row : *page)
            lines += text.row(row);
        file.write(lines.toUtf8());
        if (!file.flush() || file.error() != QFileDevice::NoError)
            return failed();
        outcome.rows += page->size();
        if (!sinceNews.isValid() || std::chrono::milliseconds(sinceNews.elapsed()) >= NewsEvery) {
            sinceNews.start();
            QMetaObject::invokeMethod(
                this, [this, done = outcome.rows, all = *total] { emit progressed(done, all); },
                Qt::QueuedConnection);
        }
    }
    file.write(text.foot().toUtf8());
    return file.commit() ? ended(End::Written) : failed();
}

} // namespace Minideck
