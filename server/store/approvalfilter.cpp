#include "approvalfilter.h"

#include "foldedtext.h"

#include <core/approvaltable.h>
#include <core/types/member.h>

namespace Minideck {

static constexpr int Blocked = static_cast<int>(MemberStatus::Inactive);

static QList<ApprovalCategory> decidedByOperators()
{
    QList<ApprovalCategory> categories;
    for (int i = 0; i < ApprovalCategoryCount; ++i) {
        if (isDecidedByOperators(static_cast<ApprovalCategory>(i)))
            categories.append(static_cast<ApprovalCategory>(i));
    }
    return categories;
}

ApprovalFilter::ApprovalFilter(const ApprovalScope &scope, const ApprovalQuery &query)
{
    if (scope.workspace) {
        add(u"approval.workspace = ?"_qs, scope.workspace);
        if (!scope.all)
            add(u"approval.applicant = ?"_qs, scope.account);
    } else {
        // Whoever is blocked in a workspace reaches nothing of it, the own requests included (ROL-3).
        QString own = u"approval.applicant = ? AND NOT EXISTS (SELECT 1 FROM member WHERE"
                      u" member.workspace = approval.workspace AND member.account = approval.applicant"
                      u" AND member.status = %1)"_qs.arg(Blocked);
        if (scope.all) {
            QStringList numbers;
            for (const ApprovalCategory category : decidedByOperators())
                numbers.append(QString::number(static_cast<int>(category)));
            own = u"(approval.category IN (%1) OR %2)"_qs.arg(numbers.join(u", "_qs), own);
        }
        add(own, scope.account);
    }
    if (query.view)
        addView(*query.view, scope);
    addAny(u"approval.status"_qs, query.statuses);
    addAny(u"approval.category"_qs, query.categories);
    if (!query.groups.isEmpty()) {
        QList<ApprovalCategory> categories;
        for (const ApprovalGroup group : query.groups)
            categories += approvalCategories(group);
        addAny(u"approval.category"_qs, categories);
    }
    if (!query.applicant.isEmpty())
        add(u"account.id = ?"_qs, query.applicant.text());
    if (!query.search.isEmpty())
        add(u"instr(approval.search_folded, ?) > 0"_qs, foldForSearch(query.search));
}

void ApprovalFilter::addView(ApprovalView view, const ApprovalScope &scope)
{
    switch (view) {
    case ApprovalView::PendingForMe:
        addAny(u"approval.status"_qs, QList{ApprovalStatus::InReview});
        if (scope.decides.isEmpty())
            add(u"0"_qs);
        else
            addAny(u"approval.category"_qs, scope.decides);
        if (!scope.ownToo)
            add(u"approval.applicant <> ?"_qs, scope.account);
        break;
    case ApprovalView::Pending:
        addAny(u"approval.status"_qs, QList{ApprovalStatus::InReview});
        break;
    case ApprovalView::Reviewed:
        addAny(u"approval.status"_qs, QList{ApprovalStatus::Approved, ApprovalStatus::Rejected});
        break;
    case ApprovalView::Mine:
        add(u"approval.applicant = ?"_qs, scope.account);
        break;
    }
}

void ApprovalFilter::add(const QString &condition, const Value &value)
{
    m_conditions.append(condition);
    m_values.append(value);
}

template <typename Enum>
void ApprovalFilter::addAny(const QString &column, const QList<Enum> &values)
{
    if (values.isEmpty())
        return;
    const QStringList marks(values.size(), u"?"_qs);
    m_conditions.append(u"%1 IN (%2)"_qs.arg(column, marks.join(u", "_qs)));
    for (const Enum value : values)
        m_values.append(static_cast<qint64>(value));
}

void ApprovalFilter::bind(StoreStatement &statement) const
{
    for (const Value &value : m_values)
        std::visit([&](const auto &each) { statement.bind(each); }, value);
}

} // namespace Minideck
