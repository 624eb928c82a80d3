#include "outboxactions.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(OutboxActions)
};

} // namespace

QList<ActionSpec> outboxActions()
{
    const QString group = Texts::tr("Outbox");
    const ActionContext inList{ActionContext::Where::List, u"outbox"_qs};
    const auto verb = [&](const QString &id, const QString &text, const QString &icon,
                          const QList<QKeySequence> &keys = {}) {
        return ActionSpec{
            .id = id, .group = group, .text = text, .icon = icon, .keys = keys, .context = inList};
    };
    return {
        verb(u"outbox.open"_qs, Texts::tr("Open the details"), u"right"_qs, {Qt::Key_Return, Qt::Key_Enter}),
        verb(u"outbox.sendAgain"_qs, Texts::tr("Send again"), u"refresh"_qs),
        verb(u"outbox.cancel"_qs, Texts::tr("Cancel sending"), u"stop"_qs),
        verb(u"outbox.remove"_qs, Texts::tr("Discard or remove from the list"), u"trash"_qs,
             {Qt::Key_Delete}),
    };
}

} // namespace Minideck
