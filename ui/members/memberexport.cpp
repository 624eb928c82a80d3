#include "memberexport.h"

#include "memberactions.h"
#include "memberlist.h"

#include <models/members/membercopy.h>
#include <models/members/membersmodel.h>
#include <models/shared/exportjob.h>
#include <ui/shared/exportbanner.h>

#include <QAction>
#include <QFileInfo>

#include <array>

namespace Minideck {

static constexpr std::array Formats{TableFormat::Csv, TableFormat::Json, TableFormat::Markdown};

static TableFormat formatOf(const QString &path)
{
    for (const TableFormat format : Formats) {
        if (QFileInfo(path).suffix().toLower() == fileSuffix(format))
            return format;
    }
    return TableFormat::Csv;
}

MemberExport::MemberExport(MembersModel &model, MemberList &list, ExportBanner &banner)
    : QObject(&list)
    , m_model(model)
    , m_list(list)
    , m_banner(banner)
    , m_action(makeAction(specOf(memberActions(), u"members.export"_qs), this))
{
    connect(m_action, &QAction::triggered, this, &MemberExport::ask);
    const auto enable = [this] { m_action->setEnabled(m_model.rowCount() > 0); };
    connect(&model, &MembersModel::stateChanged, this, enable);
    enable();
}

void MemberExport::ask()
{
    const int selected = m_list.selectedRanges().isEmpty() ? 0 : m_list.selectedCount();
    FileQuestion question;
    question.title = selected > 0 ? tr("Export %n selected member(s)", nullptr, selected)
                                  : tr("Export %n member(s)", nullptr, m_model.rowCount());
    question.suggestion = tr("members", "name of a file") + u'.' + fileSuffix(TableFormat::Csv);
    const std::array names{tr("CSV"), tr("JSON"), tr("Markdown")};
    for (size_t i = 0; i < Formats.size(); ++i)
        question.kinds << FileQuestion::Kind{names[i], fileSuffix(Formats[i])};
    m_askFile(m_list.window(), question, [this](const QString &path) { write(path); });
}

void MemberExport::write(const QString &path)
{
    std::unique_ptr<RowSource> rows = m_model.rowSource(m_list.selectedRanges());
    if (!rows) // the cache is being rewritten; the rows seen are about to change
        return;
    m_banner.run(std::make_unique<ExportJob>(ExportJob::Order{path, formatOf(path), memberTableHeads()},
                                             std::move(rows)));
}

} // namespace Minideck
