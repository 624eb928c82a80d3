#include "commands.h"

#include "backup.h"
#include "registrationdesk.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace Minideck::Commands {

enum Exit { Good = 0, Failed = 1, WrongUsage = 2 };

static int complain(Exit code, const QString &text)
{
    std::fprintf(stderr, "minideck-server: %s\n", qUtf8Printable(text));
    return code;
}

static int misused(const QString &text)
{
    return complain(WrongUsage, text + u" (see --help)"_qs);
}

static void say(const QString &text)
{
    std::printf("%s\n", qUtf8Printable(text));
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"backup"_qs,
                                 u"Writes all data in DIR but the master key into FILE, also while "
                                 u"the server runs."_qs,
                                 u"[backup]"_qs);
    parser.addPositionalArgument(u"restore"_qs,
                                 u"Puts a backup into DIR, after a look whether it is whole; the "
                                 u"server must not run."_qs,
                                 u"[restore]"_qs);
    parser.addPositionalArgument(
        u"workspaces"_qs,
        u"workspaces list, approve ID, reject ID, suspend ID or reopen ID: decides about "
        u"workspaces, also while the server runs."_qs,
        u"[workspaces …]"_qs);
    parser.addOptions(
        {{u"to"_qs, u"The file that backup writes."_qs, u"FILE"_qs},
         {u"from"_qs, u"The file that restore reads."_qs, u"FILE"_qs},
         {u"force"_qs, u"Lets restore replace data that is there."_qs},
         {u"reason"_qs, u"Why a workspace is rejected or suspended; its members read it."_qs, u"TEXT"_qs}});
}

bool isAsked(const QStringList &words)
{
    static const QStringList Known{u"backup"_qs, u"restore"_qs, u"workspaces"_qs};
    return !words.isEmpty() && Known.contains(words.first());
}

static int backUp(const QString &data, const QString &file)
{
    if (file.isEmpty())
        return misused(u"--to FILE is needed"_qs);
    const auto content = Backup::create(data, file);
    if (!content)
        return complain(Failed, content.error().detail);
    say(u"Wrote %1: %2 workspaces, %3 audit events. The master key is not in it: keep %4 in another place."_qs
            .arg(file)
            .arg(content->workspaces)
            .arg(content->auditEvents)
            .arg(QDir(data).filePath(u"master.key"_qs)));
    return Good;
}

static int restore(const QString &data, const QString &file, bool force)
{
    if (file.isEmpty())
        return misused(u"--from FILE is needed"_qs);
    const auto content = Backup::restore(data, file, force);
    if (!content)
        return complain(Failed, content.error().detail);
    say(u"Restored %1 workspaces and %2 audit events. Everybody has to sign in again."_qs
            .arg(content->workspaces)
            .arg(content->auditEvents));
    if (!QFile::exists(QDir(data).filePath(u"master.key"_qs)))
        say(u"There is no master.key in %1: put the one of the backup's time there before the start."_qs.arg(
            data));
    return Good;
}

static int list(RegistrationDesk &desk)
{
    const auto entries = desk.list();
    if (!entries)
        return complain(Failed, entries.error().detail);
    for (const DeskEntry &entry : *entries) {
        QStringList parts{entry.id.text(),
                          toWire(entry.status),
                          entry.name,
                          entry.businessScope,
                          entry.representatives.join(u", "_qs),
                          entry.statusReason};
        // They are texts of others, and a terminal obeys control characters.
        for (QString &part : parts)
            part.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
        say(parts.join(u'\t'));
    }
    return Good;
}

static int decide(const QString &data, const QStringList &words, const QString &reason)
{
    using Decision = RegistrationDesk::Decision;
    static const QHash<QString, Decision> Verbs{{u"approve"_qs, Decision::Approve},
                                                {u"reject"_qs, Decision::Reject},
                                                {u"suspend"_qs, Decision::Suspend},
                                                {u"reopen"_qs, Decision::Reopen}};
    const QString verb = words.value(1);
    RegistrationDesk desk(data);
    if (verb == u"list" && words.size() == 2)
        return list(desk);
    if (!Verbs.contains(verb) || words.size() != 3)
        return misused(u"workspaces list, or approve, reject, suspend or reopen with one ID"_qs);
    const Decision decision = Verbs[verb];
    const bool needsReason = decision == Decision::Reject || decision == Decision::Suspend;
    if (needsReason == reason.trimmed().isEmpty())
        return misused(needsReason ? u"--reason TEXT is needed"_qs
                                   : u"--reason is for reject and suspend"_qs);
    if (const auto done = desk.decide(decision, words[2], reason.trimmed()); !done)
        return complain(Failed, done.error().detail);
    return Good;
}

int run(const QStringList &words, const QCommandLineParser &parser)
{
    const QString data = parser.value(u"data"_qs);
    if (data.isEmpty())
        return misused(u"--data DIR is needed"_qs);
    if (words.first() == u"workspaces")
        return decide(data, words, parser.value(u"reason"_qs));
    if (words.size() > 1)
        return misused(u"unexpected argument \"%1\""_qs.arg(words[1]));
    return words.first() == u"backup" ? backUp(data, parser.value(u"to"_qs))
                                      : restore(data, parser.value(u"from"_qs), parser.isSet(u"force"_qs));
}

} // namespace Minideck::Commands
