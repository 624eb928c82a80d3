#include "shellactions.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ShellActions)
};

} // namespace

static constexpr int MostNumbered = 9;

QList<ActionSpec> shellActions()
{
    const auto verb = [](const QString &group, bool minor = false) {
        return [group, minor](const QString &id, const QString &text, const QString &icon = {},
                              const QList<QKeySequence> &keys = {}) {
            return ActionSpec{
                .id = id, .group = group, .text = text, .icon = icon, .keys = keys, .minor = minor};
        };
    };
    const auto go = verb(Texts::tr("Go"), true);
    const auto file = verb(Texts::tr("Account"));
    const auto part = verb(Texts::tr("Act as"), true);
    const auto edit = verb(Texts::tr("Edit"), true);
    const auto view = verb(Texts::tr("View"));
    const auto theme = verb(Texts::tr("Appearance"), true);
    const auto help = verb(Texts::tr("Help"));
    return {
        go(u"go.palette"_qs, Texts::tr("&Search or jump to…"), u"search"_qs,
           {QKeySequence(Qt::CTRL | Qt::Key_K)}),
        go(u"go.nextArea"_qs, Texts::tr("Ne&xt area"), u"right"_qs, {Qt::Key_F6}),
        go(u"go.previousArea"_qs, Texts::tr("&Previous area"), u"left"_qs,
           {QKeySequence(Qt::SHIFT | Qt::Key_F6)}),
        edit(u"edit.copy"_qs, Texts::tr("&Copy"), u"copy"_qs, {QKeySequence(QKeySequence::Copy)}),
        edit(u"edit.selectAll"_qs, Texts::tr("Select &all"), u"check"_qs,
             {QKeySequence(QKeySequence::SelectAll)}),
        view(u"view.refresh"_qs, Texts::tr("&Refresh"), u"refresh"_qs, {Qt::Key_F5}),
        view(u"view.narrowRail"_qs, Texts::tr("&Narrow rail"), u"columns"_qs,
             {QKeySequence(Qt::CTRL | Qt::Key_B)}),
        theme(u"view.likeDesktop"_qs, Texts::tr("Like the &desktop"), u"eye"_qs),
        theme(u"view.light"_qs, Texts::tr("&Light"), u"eye"_qs),
        theme(u"view.dark"_qs, Texts::tr("D&ark"), u"eye"_qs),
        file(u"account.acceptInvitation"_qs, Texts::tr("&Accept an invitation…"), u"st-invited"_qs),
        file(u"account.sandboxMail"_qs, Texts::tr("Sandbox &mail"), u"sandbox"_qs),
        file(u"account.signOut"_qs, Texts::tr("&Sign out"), u"lock"_qs),
        file(u"account.signOutEverywhere"_qs, Texts::tr("Sign out &everywhere…"), u"lock"_qs),
        file(u"account.quit"_qs, Texts::tr("&Quit"), u"close"_qs, {QKeySequence(Qt::CTRL | Qt::Key_Q)}),
        part(u"actAs.admin"_qs, Texts::tr("&Admin"), u"members"_qs),
        part(u"actAs.reviewer"_qs, Texts::tr("&Reviewer"), u"members"_qs),
        part(u"actAs.developer"_qs, Texts::tr("&Developer"), u"members"_qs),
        part(u"actAs.programAdmin"_qs, Texts::tr("&Program admin"), u"members"_qs),
        part(u"actAs.operator"_qs, Texts::tr("&Operator"), u"members"_qs),
        help(u"help.shortcuts"_qs, Texts::tr("&Keyboard shortcuts"), u"keyboard"_qs,
             {QKeySequence(Qt::CTRL | Qt::Key_Slash)}),
        help(u"help.about"_qs, Texts::tr("&About Minideck"), u"info"_qs),
    };
}

QList<ActionSpec> sectionActions(const QList<Section> &sections)
{
    QList<ActionSpec> specs;
    int number = 0;
    for (const Section &section : sections) {
        ActionSpec spec{.id = u"go."_qs + section.id,
                        .group = Texts::tr("Go"),
                        .text = QString(section.title).replace(u'&', u"&&"_qs),
                        .icon = section.icon};
        ++number;
        if (!section.key.isEmpty())
            spec.keys << section.key;
        else if (number <= MostNumbered)
            spec.keys << QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number));
        specs << spec;
    }
    return specs;
}

} // namespace Minideck
