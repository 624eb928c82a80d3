#include "reportbanner.h"

#include <ui/shared/dialogs.h>

#include <QPushButton>

namespace Minideck {

ReportBanner::ReportBanner(QWidget *parent)
    : Banner(parent)
    , m_details(addVerb(tr("Who and why")))
{
    connect(m_details, &QPushButton::clicked, this, &ReportBanner::showFailures);
    connect(addVerb(tr("Close")), &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void ReportBanner::showReport(const MemberReport &report)
{
    m_report = memberReportText(report);
    if (!m_report.start.isEmpty())
        setContent(m_report.tone, m_report.icon, m_report.start, m_report.sentence);
    m_details->setVisible(!m_report.failures.isEmpty());
    setVisible(!m_report.start.isEmpty());
}

void ReportBanner::showFailures()
{
    Question question;
    question.title = m_report.start;
    question.facts = m_report.failures;
    question.kind = FactList::Kind::Sentences;
    askInDialog(window(), question, [](bool) {});
}

} // namespace Minideck
