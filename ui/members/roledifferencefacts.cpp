#include "roledifferencefacts.h"

#include <models/members/rolechange.h>

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace Minideck {

namespace {

struct RoleDifferenceFacts
{
    Q_DECLARE_TR_FUNCTIONS(RoleDifferenceFacts)
};

struct Sum
{
    int count = 0;
    QString reach; // of all of them, if it is the same
};

} // namespace

QList<FactList::Fact> roleDifferenceFacts(const QList<Member> &members, Role role, bool gains)
{
    QStringList order;
    QHash<QString, Sum> sums;
    for (const Member &member : members) {
        for (const RoleDifference &difference : roleDifferences(member, role)) {
            if (difference.isGain() != gains)
                continue;
            if (!sums.contains(difference.sentence)) {
                order << difference.sentence;
                sums.insert(difference.sentence, {0, reachText(difference)});
            }
            Sum &sum = sums[difference.sentence];
            ++sum.count;
            if (sum.reach != reachText(difference))
                sum.reach.clear();
        }
    }
    QList<FactList::Fact> facts;
    for (const QString &sentence : std::as_const(order)) {
        const Sum sum = sums.value(sentence);
        facts << FactList::Fact{
            gains ? u"plus"_qs : u"minus"_qs, gains ? Tone::Success : Tone::Danger, sentence,
            sum.count == members.size()
                ? sum.reach
                : RoleDifferenceFacts::tr("%1 of %2", "members").arg(sum.count).arg(members.size())};
    }
    return facts;
}

} // namespace Minideck
