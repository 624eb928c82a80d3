#include "listactions.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ListActions)
};

} // namespace

QList<ActionSpec> listActions()
{
    const QString group = Texts::tr("Lists");
    const ActionContext inLists{ActionContext::Where::List};
    return {
        {.id = u"list.next"_qs,
         .group = group,
         .text = Texts::tr("Next row"),
         .icon = u"down"_qs,
         .keys = {Qt::Key_J},
         .context = inLists,
         .minor = true},
        {.id = u"list.previous"_qs,
         .group = group,
         .text = Texts::tr("Previous row"),
         .icon = u"up"_qs,
         .keys = {Qt::Key_K},
         .context = inLists,
         .minor = true},
        {.id = u"list.toggle"_qs,
         .group = group,
         .text = Texts::tr("Select or deselect the row"),
         .icon = u"check"_qs,
         .keys = {Qt::Key_X, Qt::Key_Space},
         .context = inLists,
         .minor = true},
    };
}

} // namespace Minideck
