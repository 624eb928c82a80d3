#include "actionspec.h"

#include <QAction>

#include <algorithm>

namespace Minideck {

bool ActionContext::meets(const ActionContext &other) const
{
    return where == Where::Window || other.where == Where::Window || section.isEmpty()
        || other.section.isEmpty() || section == other.section;
}

QString actionTitle(const ActionSpec &spec, bool plain)
{
    QString title;
    title.reserve(spec.text.size());
    for (qsizetype at = 0; at < spec.text.size(); ++at) {
        if (spec.text.at(at) == u'&' && at + 1 < spec.text.size())
            ++at; // "&&" is one that is seen
        title += spec.text.at(at);
    }
    if (plain && title.endsWith(u'…'))
        title.chop(1);
    return title;
}

const ActionSpec &specOf(const QList<ActionSpec> &specs, const QString &id)
{
    const auto found = std::ranges::find(specs, id, &ActionSpec::id);
    Q_ASSERT(found != specs.end());
    return *found;
}

static Qt::ShortcutContext shortcutContext(ActionContext::Where where)
{
    switch (where) {
    case ActionContext::Where::Window:
        return Qt::WindowShortcut;
    case ActionContext::Where::Section:
        return Qt::WidgetWithChildrenShortcut;
    case ActionContext::Where::List:
        return Qt::WidgetShortcut;
    }
    Q_UNREACHABLE();
}

QAction *makeAction(const ActionSpec &spec, QObject *parent)
{
    auto *action = new QAction(spec.text, parent);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    action->setShortcutContext(shortcutContext(spec.context.where));
    action->setMenuRole(QAction::NoRole);
    return action;
}

} // namespace Minideck
