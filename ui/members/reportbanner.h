#pragma once

#include "memberreporttext.h"

#include <ui/shared/banner.h>

namespace Minideck {

// Says what became of a change, if that is worth a line; stays until it is closed or the next one.
class ReportBanner : public Banner
{
    Q_OBJECT

public:
    explicit ReportBanner(QWidget *parent = nullptr);

    void showReport(const MemberReport &report);

private:
    void showFailures();

    MemberReportText m_report;
    QPushButton *m_details;
};

} // namespace Minideck
