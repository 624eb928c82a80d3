#include "questions.h"

namespace Minideck {

namespace {

MemberQuery sorted(MemberSort sort, Qt::SortOrder order)
{
    MemberQuery query;
    query.sort = sort;
    query.order = order;
    return query;
}

} // namespace

QList<MemberQuery> sortAndFilterQuestions()
{
    QList<MemberQuery> questions;
    for (const auto &[sort, name] : WireNames<MemberSort>::values)
        questions << sorted(sort, Qt::AscendingOrder) << sorted(sort, Qt::DescendingOrder);
    for (const auto &[role, name] : WireNames<Role>::values)
        questions.emplace_back().roles = {role};
    for (const auto &[status, name] : WireNames<MemberStatus>::values)
        questions.emplace_back().statuses = {status};
    const TeamId team(QStringLiteral("tem_01J00000000000000000000021"));
    questions.emplace_back().teams = {team};
    questions.emplace_back().withoutAssignment = true;
    MemberQuery together = sorted(MemberSort::LastActivityAt, Qt::DescendingOrder);
    together.roles = {Role::Reviewer};
    together.statuses = {MemberStatus::Active};
    questions << together;
    together.teams = {team};
    questions << together;
    together.roles = {Role::Admin};
    together.statuses = {MemberStatus::Inactive};
    return questions << together;
}

QStringList typedTexts()
{
    QStringList texts;
    for (const char16_t *word : {u"Garcia", u"maria.garcia", u"4821", u"王伟", u"欧阳晓燕", u"建国",
                                 u"佐藤 健一", u"김민준", u"Петров", u"محمد", u"nguyen77", u"example.net"}) {
        const QString whole = QString::fromUtf16(word);
        for (qsizetype length = 1; length <= whole.size(); ++length)
            texts << whole.left(length);
    }
    return texts << QStringLiteral("arc") << QStringLiteral("rc") << QStringLiteral("燕")
                 << QStringLiteral("晓燕") << QStringLiteral("zzz") << QStringLiteral("@")
                 << QStringLiteral("é");
}

} // namespace Minideck
