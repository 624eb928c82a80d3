#pragma once

#include "banner.h"

#include <models/shared/exportoutcome.h>

namespace Minideck {

class ExportJob;

// Follows an export: how far it is, with a way to stop it, and what became of it.
class ExportBanner : public Banner
{
    Q_OBJECT

public:
    explicit ExportBanner(QWidget *parent = nullptr);

    // Takes the job over and starts it; an older one is stopped.
    void run(std::unique_ptr<ExportJob> job);
    bool isRunning() const { return m_job != nullptr; }

signals:
    void finished(const Minideck::ExportOutcome &outcome);

private:
    void showProgress(qint64 done, qint64 total);
    void showOutcome(const ExportOutcome &outcome);

    ExportJob *m_job = nullptr;
    QPushButton *m_stop;
    QPushButton *m_close;
};

} // namespace Minideck
