#include "exportbanner.h"

#include "plaintext.h"

#include <models/shared/exportjob.h>

#include <QLocale>
#include <QPushButton>

namespace Minideck {

ExportBanner::ExportBanner(QWidget *parent)
    : Banner(parent)
    , m_stop(addVerb(tr("Stop")))
    , m_close(addVerb(tr("Close")))
{
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void ExportBanner::run(std::unique_ptr<ExportJob> job)
{
    delete m_job;
    m_job = job.release();
    m_job->setParent(this);
    connect(m_job, &ExportJob::progressed, this, &ExportBanner::showProgress);
    connect(m_job, &ExportJob::finished, this, &ExportBanner::showOutcome);
    showProgress(0, 0);
    m_stop->show();
    m_close->hide();
    show();
    m_job->start();
}

void ExportBanner::showProgress(qint64 done, qint64 total)
{
    const QString sentence =
        total > 0 ? tr("%1 of %2 rows.").arg(QLocale().toString(done), QLocale().toString(total)) : QString();
    setContent(Tone::Accent, u"download"_qs, tr("Exporting."), sentence);
}

void ExportBanner::showOutcome(const ExportOutcome &outcome)
{
    m_job->deleteLater();
    m_job = nullptr;
    m_stop->hide();
    m_close->show();
    const QString sentence = singleLine(exportText(outcome));
    switch (outcome.end) {
    case ExportOutcome::End::Written:
        setContent(Tone::Success, u"st-approved"_qs, tr("Exported."), sentence);
        break;
    case ExportOutcome::End::Cancelled:
        setContent(Tone::Accent, u"st-withdrawn"_qs, {}, sentence);
        break;
    case ExportOutcome::End::DiskFull:
    case ExportOutcome::End::NotWritable:
    case ExportOutcome::End::NotReadable:
        setContent(Tone::Danger, u"st-failed"_qs, tr("Not exported."), sentence);
        break;
    }
    emit finished(outcome);
}

} // namespace Minideck
