#include <models/shared/exportjob.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QtTest>

#include <csignal>
#include <future>
#include <sys/resource.h>

using namespace Minideck;

namespace {

// Rows that are made as they are asked for; remembers by which thread, and the largest page.
class Counting : public RowSource
{
public:
    explicit Counting(qint64 rows, std::function<void(qint64)> beforePage = {})
        : m_rows(rows)
        , m_beforePage(std::move(beforePage))
    { }

    Result<qint64> begin() override
    {
        if (QThread::currentThread() == qApp->thread())
            qFatal("rows are read on the thread of the window");
        return m_rows;
    }
    Result<QList<TableRow>> next() override
    {
        if (m_beforePage)
            m_beforePage(m_next);
        if (failAt >= 0 && m_next >= failAt)
            return Error{.kind = ErrorKind::CacheDamaged};
        QList<TableRow> page;
        for (int i = 0; i < 100 && m_next < m_rows; ++i)
            page << TableRow{{QString::number(m_next++), QString(100, u'x')}, {}};
        return page;
    }

    qint64 failAt = -1;

private:
    qint64 m_rows;
    qint64 m_next = 0;
    std::function<void(qint64)> m_beforePage;
};

} // namespace

class TestExportJob : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void writesAllRows();
    void stoppingLeavesTheOldFile();
    void theEndOfTheJobStopsIt();
    void aFailingCacheLeavesTheOldFile();
    void aFolderThatIsNotThereIsSaid();
    void aFullDiskLeavesTheOldFile();

private:
    static ExportOutcome run(ExportJob &job);
    QString oldFile() const;
    static QByteArray content(const QString &path);

    TemporaryHome m_home;
};

ExportOutcome TestExportJob::run(ExportJob &job)
{
    ExportOutcome outcome;
    bool ended = false;
    connect(&job, &ExportJob::finished, &job, [&](const ExportOutcome &what) {
        outcome = what;
        ended = true;
    });
    job.start();
    if (!QTest::qWaitFor([&ended] { return ended; }, 20'000))
        qFatal("the export does not end");
    return outcome;
}

QString TestExportJob::oldFile() const
{
    const QString path = m_home.filePath(u"old.csv"_qs);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("old") != 3)
        qFatal("the old file cannot be written");
    return path;
}

QByteArray TestExportJob::content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

void TestExportJob::writesAllRows()
{
    const QString path = oldFile();
    ExportJob job({path, TableFormat::Csv, {u"Number"_qs, u"Text"_qs}}, std::make_unique<Counting>(2'345));
    QSignalSpy progressed(&job, &ExportJob::progressed);
    const ExportOutcome outcome = run(job);
    QCOMPARE(int(outcome.end), int(ExportOutcome::End::Written));
    QCOMPARE(outcome.rows, 2'345);
    QVERIFY(!progressed.isEmpty());
    QCOMPARE(progressed.first().at(1).toLongLong(), 2'345);
    const QByteArray text = content(path);
    QCOMPARE(text.count("\r\n"), 2'346);
    QVERIFY(text.startsWith("Number,Text\r\n0,xxx"));
}

void TestExportJob::stoppingLeavesTheOldFile()
{
    const QString path = oldFile();
    ExportJob *running = nullptr;
    auto source = std::make_unique<Counting>(1'000'000, [&running](qint64 at) {
        if (at == 500)
            running->cancel();
    });
    ExportJob job({path, TableFormat::Csv, {}}, std::move(source));
    running = &job;
    const ExportOutcome outcome = run(job);
    QCOMPARE(int(outcome.end), int(ExportOutcome::End::Cancelled));
    QCOMPARE(content(path), QByteArray("old"));
    QCOMPARE(exportText(outcome), u"Stopped. old.csv was not written."_qs);
}

void TestExportJob::theEndOfTheJobStopsIt()
{
    const QString path = oldFile();
    std::promise<void> begun;
    auto source = std::make_unique<Counting>(1'000'000'000, [&begun, first = true](qint64) mutable {
        if (std::exchange(first, false))
            begun.set_value();
    });
    {
        ExportJob job({path, TableFormat::Json, {}}, std::move(source));
        job.start();
        begun.get_future().wait();
    }
    QCOMPARE(content(path), QByteArray("old"));
    QCOMPARE(QDir(m_home.path()).entryList({u"old.csv*"_qs}, QDir::Files).size(), 1);
}

void TestExportJob::aFailingCacheLeavesTheOldFile()
{
    const QString path = oldFile();
    auto source = std::make_unique<Counting>(1'000);
    source->failAt = 300;
    ExportJob job({path, TableFormat::Markdown, {}}, std::move(source));
    const ExportOutcome outcome = run(job);
    QCOMPARE(int(outcome.end), int(ExportOutcome::End::NotReadable));
    QVERIFY(outcome.error.kind == ErrorKind::CacheDamaged);
    QCOMPARE(content(path), QByteArray("old"));
}

void TestExportJob::aFolderThatIsNotThereIsSaid()
{
    ExportJob job({m_home.filePath(u"nowhere/list.csv"_qs), TableFormat::Csv, {}},
                  std::make_unique<Counting>(10));
    const ExportOutcome outcome = run(job);
    QCOMPARE(int(outcome.end), int(ExportOutcome::End::NotWritable));
    QVERIFY2(exportText(outcome).startsWith(u"list.csv cannot be written: "_qs),
             qPrintable(exportText(outcome)));
}

// A limit on the size of files is the disk that anybody can fill.
void TestExportJob::aFullDiskLeavesTheOldFile()
{
    const QString path = oldFile();
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{64 * 1024, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    ExportJob job({path, TableFormat::Csv, {}}, std::make_unique<Counting>(100'000));
    const ExportOutcome outcome = run(job);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(outcome.end == ExportOutcome::End::DiskFull || outcome.end == ExportOutcome::End::NotWritable);
    QVERIFY2(exportText(outcome).contains(u"stays as it was"_qs), qPrintable(exportText(outcome)));
    QCOMPARE(content(path), QByteArray("old"));
}

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
