#include "exportoutcome.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace Minideck {

namespace {

struct ExportTexts
{
    Q_DECLARE_TR_FUNCTIONS(ExportOutcome)
};

} // namespace

QString exportText(const ExportOutcome &outcome)
{
    const QString name = QFileInfo(outcome.path).fileName();
    switch (outcome.end) {
    case ExportOutcome::End::Written:
        return ExportTexts::tr("%n row(s) written to %1.", nullptr, static_cast<int>(outcome.rows)).arg(name);
    case ExportOutcome::End::Cancelled:
        return ExportTexts::tr("Stopped. %1 was not written.").arg(name);
    case ExportOutcome::End::DiskFull:
        return ExportTexts::tr("The disk is full. %1 was not written; a file of that name stays as it was.")
            .arg(name);
    case ExportOutcome::End::NotWritable:
        return ExportTexts::tr("%1 cannot be written: %2. A file of that name stays as it was.")
            .arg(name, outcome.reason);
    case ExportOutcome::End::NotReadable:
        return ExportTexts::tr("The list could not be read from this computer. %1 was not written.")
            .arg(name);
    }
    Q_UNREACHABLE();
}

} // namespace Minideck
