#include "memberreporttext.h"

#include <models/shared/membertext.h>
#include <ui/shared/errortext.h>
#include <ui/shared/plaintext.h>

#include <QCoreApplication>
#include <QLocale>

namespace Minideck {

namespace {

// Gives the sentences below a context for translators.
struct MemberReports
{
    Q_DECLARE_TR_FUNCTIONS(MemberReport)
};

QString nameOf(const Member &member)
{
    return singleLine(memberName(member));
}

QString notDone(const MemberChange &change, const QString &name)
{
    switch (change.verb) {
    case MemberVerb::SetRole:
        return MemberReports::tr("The role of %1 was not changed.").arg(name);
    case MemberVerb::Block:
        return MemberReports::tr("%1 was not blocked.").arg(name);
    case MemberVerb::Unblock:
        return MemberReports::tr("%1 was not unblocked.").arg(name);
    case MemberVerb::Remove:
        return MemberReports::tr("%1 was not removed.").arg(name);
    case MemberVerb::RenewInvitation:
        return MemberReports::tr("The invitation of %1 was not renewed.").arg(name);
    case MemberVerb::RevokeInvitation:
        return MemberReports::tr("The invitation of %1 was not revoked.").arg(name);
    }
    Q_UNREACHABLE();
}

QString done(const MemberChange &change, const QString &count, const QString &all)
{
    switch (change.verb) {
    case MemberVerb::SetRole:
        return MemberReports::tr("%1 of %2 changed.").arg(count, all);
    case MemberVerb::Block:
        return MemberReports::tr("%1 of %2 blocked.").arg(count, all);
    case MemberVerb::Unblock:
        return MemberReports::tr("%1 of %2 unblocked.").arg(count, all);
    case MemberVerb::Remove:
        return MemberReports::tr("%1 of %2 removed.").arg(count, all);
    case MemberVerb::RenewInvitation:
        return MemberReports::tr("%1 of %2 invitations renewed.").arg(count, all);
    case MemberVerb::RevokeInvitation:
        return MemberReports::tr("%1 of %2 invitations revoked.").arg(count, all);
    }
    Q_UNREACHABLE();
}

QString allDone(const MemberChange &change, int count)
{
    switch (change.verb) {
    case MemberVerb::SetRole:
        return MemberReports::tr("%n member(s) changed.", nullptr, count);
    case MemberVerb::Block:
        return MemberReports::tr("%n member(s) blocked.", nullptr, count);
    case MemberVerb::Unblock:
        return MemberReports::tr("%n member(s) unblocked.", nullptr, count);
    case MemberVerb::Remove:
        return MemberReports::tr("%n member(s) removed.", nullptr, count);
    case MemberVerb::RenewInvitation:
        return MemberReports::tr("%n invitation(s) renewed.", nullptr, count);
    case MemberVerb::RevokeInvitation:
        return MemberReports::tr("%n invitation(s) revoked.", nullptr, count);
    }
    Q_UNREACHABLE();
}

MemberReportText failureText(const MemberChange &change, const MemberReport::Failure &failure)
{
    const QString name = nameOf(failure.member);
    if (failure.error.kind == ErrorKind::PreconditionFailed)
        return {Tone::Warning,
                u"st-conflict"_qs,
                MemberReports::tr("Somebody else changed %1 first.").arg(name),
                MemberReports::tr("Yours did nothing. The new state is shown here, both are in the outbox."),
                {}};
    return {Tone::Danger, u"st-failed"_qs, notDone(change, name), errorText(failure.error).whole(), {}};
}

MemberReportText textForOne(const MemberReport &report)
{
    if (!report.failed.isEmpty())
        return failureText(report.change, report.failed.first());
    // The list does not show it.
    if (report.pending.isEmpty() && report.change.verb == MemberVerb::RenewInvitation)
        return {Tone::Success,
                u"st-approved"_qs,
                MemberReports::tr("Invitation renewed."),
                MemberReports::tr("%1 has a mail with another code, which holds for 7 days.")
                    .arg(nameOf(report.done.first())),
                {}};
    if (report.pending.isEmpty())
        return {};
    return {Tone::Warning,
            u"st-sending"_qs,
            MemberReports::tr("The platform has not answered yet."),
            MemberReports::tr("The change of %1 goes on in the outbox.").arg(nameOf(report.pending.first())),
            {}};
}

QString restText(const MemberReport &report)
{
    QStringList parts;
    if (report.failed.size() == 1)
        parts << failureText(report.change, report.failed.first()).start + u' '
                + failureText(report.change, report.failed.first()).sentence;
    else if (!report.failed.isEmpty())
        parts << MemberReports::tr("%n refused.", nullptr, static_cast<int>(report.failed.size()));
    if (!report.pending.isEmpty())
        parts << MemberReports::tr("%n go(es) on in the outbox.", nullptr,
                                   static_cast<int>(report.pending.size()));
    return parts.join(u' ');
}

} // namespace

MemberReportText memberReportText(const MemberReport &report)
{
    if (report.total() == 1)
        return textForOne(report);
    if (report.done.size() == report.total())
        return {Tone::Success,
                u"st-approved"_qs,
                allDone(report.change, static_cast<int>(report.total())),
                {},
                {}};
    MemberReportText text{
        Tone::Warning,
        u"warning"_qs,
        done(report.change, QLocale().toString(report.done.size()), QLocale().toString(report.total())),
        restText(report),
        {}};
    if (report.failed.size() > 1) {
        for (const MemberReport::Failure &failure : report.failed)
            text.failures << FactList::Fact{
                u"st-failed"_qs,
                Tone::Danger,
                MemberReports::tr("%1: %2", "member, why not")
                    .arg(nameOf(failure.member), errorText(failure.error).whole()),
                {}};
    }
    return text;
}

} // namespace Minideck
