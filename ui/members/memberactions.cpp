#include "memberactions.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(MemberActions)
};

} // namespace

QList<ActionSpec> memberActions()
{
    const QString group = Texts::tr("Members");
    const ActionContext inSection{ActionContext::Where::Section, u"members"_qs};
    const ActionContext inList{ActionContext::Where::List, u"members"_qs};
    const auto verb = [&](const QString &id, const QString &text, const QString &icon,
                          const QList<QKeySequence> &keys = {}) {
        return ActionSpec{
            .id = id, .group = group, .text = text, .icon = icon, .keys = keys, .context = inList};
    };
    ActionSpec filter = verb(u"members.filter"_qs, Texts::tr("Filter members"), u"filter"_qs,
                             {QKeySequence(QKeySequence::Find)});
    filter.context = inSection;
    ActionSpec quickFilter = verb(u"members.filterFromList"_qs, Texts::tr("Filter members, from the list"),
                                  u"filter"_qs, {Qt::Key_Slash});
    quickFilter.keysOnly = true;
    ActionSpec blocking =
        verb(u"members.toggleBlock"_qs, Texts::tr("Block or unblock…"), u"st-blocked"_qs, {Qt::Key_B});
    blocking.keysOnly = true;
    ActionSpec block = verb(u"members.block"_qs, Texts::tr("Block…"), u"st-blocked"_qs);
    block.keysOf = blocking.id;
    ActionSpec unblock = verb(u"members.unblock"_qs, Texts::tr("Unblock…"), u"st-active"_qs);
    unblock.keysOf = blocking.id;
    ActionSpec removing =
        verb(u"members.toggleRemove"_qs, Texts::tr("Remove or revoke…"), u"trash"_qs, {Qt::Key_Delete});
    removing.keysOnly = true;
    ActionSpec remove = verb(u"members.remove"_qs, Texts::tr("Remove…"), u"trash"_qs);
    remove.keysOf = removing.id;
    ActionSpec revoke = verb(u"members.revokeInvitation"_qs, Texts::tr("Revoke…"), u"st-withdrawn"_qs);
    revoke.keysOf = removing.id;
    ActionSpec invite =
        verb(u"members.invite"_qs, Texts::tr("Invite…"), u"plus"_qs, {Qt::CTRL | Qt::SHIFT | Qt::Key_I});
    invite.context = inSection;
    ActionSpec exporting =
        verb(u"members.export"_qs, Texts::tr("Export…"), u"download"_qs, {Qt::CTRL | Qt::Key_E});
    exporting.context = inSection;
    const auto copy = [&verb](const QString &id, const QString &text) {
        ActionSpec spec = verb(id, text, u"copy"_qs);
        spec.minor = true;
        return spec;
    };
    return {
        filter,
        quickFilter,
        invite,
        verb(u"members.open"_qs, Texts::tr("Open the details"), u"right"_qs, {Qt::Key_Return, Qt::Key_Enter}),
        verb(u"members.setRole"_qs, Texts::tr("Set role…"), u"shield"_qs, {Qt::Key_R}),
        blocking,
        block,
        unblock,
        removing,
        remove,
        verb(u"members.renewInvitation"_qs, Texts::tr("Renew"), u"refresh"_qs),
        revoke,
        verb(u"members.copyEmail"_qs, Texts::tr("Copy e-mail address"), u"copy"_qs, {Qt::Key_Y}),
        copy(u"members.copyCell"_qs, Texts::tr("Copy the cell")),
        copy(u"members.copyEmails"_qs, Texts::tr("Copy as e-mail addresses")),
        copy(u"members.copyCsv"_qs, Texts::tr("Copy as CSV")),
        copy(u"members.copyJson"_qs, Texts::tr("Copy as JSON")),
        copy(u"members.copyMarkdown"_qs, Texts::tr("Copy as Markdown")),
        copy(u"members.copyCurl"_qs, Texts::tr("Copy as cURL")),
        exporting,
        verb(u"members.resetColumns"_qs, Texts::tr("Reset columns"), u"columns"_qs),
    };
}

} // namespace Minideck
