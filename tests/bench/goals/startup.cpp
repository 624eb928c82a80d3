#include "startup.h"

#include "context.h"
#include "ours/opencache.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>
#include <QUrl>

#include <unistd.h>

namespace Minideck {

namespace {

const QString Ours = QStringLiteral("minideck");
const QString Label = QStringLiteral("hello-label");
const QString Table = QStringLiteral("hello-table-1M");
const QString SmallShell = QStringLiteral("hello-shell-1k");
const QString Shell = QStringLiteral("hello-shell-1M");
const QString KeePassXc = QStringLiteral("keepassxc");
const QString ChromiumBlank = QStringLiteral("chromium-blank");
const QString ChromiumRows = QStringLiteral("chromium-10k-rows");

QString program(const char *name)
{
    return QCoreApplication::applicationDirPath() + u'/' + QLatin1String(name);
}

// An admin page of 10,000 rows, plain HTML.
QString webPage(Context &context)
{
    const QString path = context.scratch().filePath(QStringLiteral("members.html"));
    QFile file(path);
    file.open(QIODevice::WriteOnly);
    file.write("<!doctype html><meta charset=utf-8><title>Members</title><h1>Members</h1><table>");
    for (qint64 i = 0; i < 10000; ++i) {
        const SyntheticMember member = context.members().member(i);
        const QStringList cells{member.name,   member.email,     member.role,
                                member.status, member.startedAt, member.lastActivityAt};
        file.write("<tr><td><input type=checkbox>");
        for (const QString &cell : cells)
            file.write("<td>" + cell.toHtmlEscaped().toUtf8());
        file.write("<td><button>Edit</button>\n");
    }
    return QUrl::fromLocalFile(path).toString();
}

QList<QStringList> plan(Context &context)
{
    const QString million = QString::number(context.options().rows);
    QList<QStringList> lines{
        {Ours, QStringLiteral("rows"), program("minideck"), QStringLiteral("--profile"),
         OpenCache::profileFolder(context)},
        {Label, QStringLiteral("-"), program("bench-hello-label")},
        {Table, QStringLiteral("rows"), program("bench-hello-table"), million},
        {SmallShell, QStringLiteral("-"), program("bench-hello-shell"), QStringLiteral("1000")},
        {Shell, QStringLiteral("-"), program("bench-hello-shell"), million},
    };
    if (!QStandardPaths::findExecutable(KeePassXc).isEmpty())
        lines << QStringList{KeePassXc, QStringLiteral("-"), KeePassXc};
    const QString chromium = QStandardPaths::findExecutable(QStringLiteral("chromium"));
    if (!chromium.isEmpty()) {
        const QStringList flags{chromium, QStringLiteral("--no-sandbox"), QStringLiteral("--no-first-run"),
                                QStringLiteral("--disable-gpu")};
        lines << QStringList{ChromiumBlank, QStringLiteral("-")} + flags
                + QStringList{QStringLiteral("about:blank")};
        lines << QStringList{ChromiumRows, QStringLiteral("-")} + flags + QStringList{webPage(context)};
    }
    return lines;
}

} // namespace

QStringList Startup::ids() const
{
    return {QStringLiteral("G1"), QStringLiteral("G2"), QStringLiteral("G3"), QStringLiteral("G4")};
}

QList<Row> Startup::measure(Context &context)
{
    if (context.options().outsideResults.isEmpty())
        goOutside(context);
    read(context.options().outsideResults);
    return paintedRows() + memoryRows() + idleRows();
}

// Nobody else may map Qt while shares of memory are counted, so we become the watcher, and it becomes us
// again.
void Startup::goOutside(Context &context) const
{
    const QString planFile = context.scratch().filePath(QStringLiteral("plan"));
    BenchOptions options = context.options();
    options.outsideResults = context.scratch().filePath(QStringLiteral("outside-results"));
    QFile file(planFile);
    file.open(QIODevice::WriteOnly);
    for (const QStringList &line : plan(context))
        file.write((line.join(u'\t') + u'\n').toUtf8());
    file.close();

    QStringList arguments{program("minideck-bench-outside"),
                          planFile,
                          options.outsideResults,
                          context.scratch().path(),
                          QString::number(options.runs),
                          QCoreApplication::applicationFilePath()};
    arguments += options.toArguments();
    QList<QByteArray> bytes;
    for (const QString &argument : std::as_const(arguments))
        bytes << argument.toLocal8Bit();
    QList<char *> argv;
    for (QByteArray &argument : bytes)
        argv << argument.data();
    argv << nullptr;
    execv(argv.first(), argv.data());
    qFatal("Cannot start %s", argv.first());
}

void Startup::read(const QString &resultsFile)
{
    QFile file(resultsFile);
    file.open(QIODevice::ReadOnly);
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split('\t');
        if (fields.size() < 9)
            continue;
        Starts &starts = m_starts[QString::fromUtf8(fields[0])];
        QList<double> *const figures[] = {&starts.mapped,     &starts.painted, &starts.rows,
                                          &starts.cpuSeconds, &starts.pssMiB,  &starts.processes,
                                          &starts.wakeups,    &starts.idleCpu};
        for (int i = 0; i < 8; ++i) {
            const double value = fields[i + 1].toDouble();
            if (value >= 0) // -1 stands for "did not happen"
                *figures[i] << value;
        }
    }
}

Row Startup::compare(const QString &goal, const QString &what, const QString &unit, const QString &anchor,
                     QList<double> Starts::*figure, std::optional<double> limit) const
{
    const QString whole = what + QStringLiteral(" ÷ ") + anchor;
    if (!m_starts.contains(anchor))
        return Row::absent(goal, whole, QStringLiteral("not installed"));
    const QList<double> ours = m_starts.value(Ours).*figure;
    if (ours.isEmpty())
        return Row::absent(goal, whole, QStringLiteral("ours did not get there"));
    return Row::againstAnchor(goal, whole, unit, Spread::of(ours), anchor,
                              Spread::of(m_starts.value(anchor).*figure), limit);
}

QList<Row> Startup::paintedRows() const
{
    const QString g1 = QStringLiteral("G1");
    const QString painted = QStringLiteral("window painted");
    const QString ms = QStringLiteral("ms");
    return {compare(g1, painted, ms, Label, &Starts::painted, 1.8),
            compare(g1, painted, ms, SmallShell, &Starts::painted, 1.25),
            compare(g1, painted, ms, Shell, &Starts::painted, 0.9),
            compare(g1, painted, ms, KeePassXc, &Starts::painted, 0.5),
            compare(g1, painted, ms, ChromiumBlank, &Starts::painted, 0.2),
            compare(QStringLiteral("G2"), QStringLiteral("first cached rows visible"), ms, Table,
                    &Starts::rows, 1.6)};
}

QList<Row> Startup::memoryRows() const
{
    const QString g3 = QStringLiteral("G3");
    const QString memory = QStringLiteral("PSS after 5 s");
    const QString unit = QStringLiteral("MiB");
    return {compare(g3, memory, unit, Label, &Starts::pssMiB, 1.8),
            compare(g3, memory, unit, KeePassXc, &Starts::pssMiB, 0.55),
            compare(g3, memory, unit, ChromiumRows, &Starts::pssMiB, 1.0 / 24)};
}

QList<Row> Startup::idleRows() const
{
    const QString g4 = QStringLiteral("G4");
    QList<Row> rows{
        compare(g4, QStringLiteral("CPU of a start"), QStringLiteral("s"), Shell, &Starts::cpuSeconds, 2.5)};
    const Starts ours = m_starts.value(Ours);
    if (ours.wakeups.isEmpty())
        return rows << Row::absent(g4, QStringLiteral("idle"), QStringLiteral("ours did not get there"));
    rows << Row::againstBound(g4, QStringLiteral("idle wake-ups"), QStringLiteral("/s"),
                              Spread::of(ours.wakeups), 0);
    rows << Row::againstBound(g4, QStringLiteral("idle CPU"), QStringLiteral("ms/s"),
                              Spread::of(ours.idleCpu), 0);
    return rows;
}

} // namespace Minideck
