#include <support/quiet.h>

#include <QDirIterator>
#include <QtTest>

using namespace Minideck;

// Proves on the text of every source file what the build proves by its doors, and what it cannot: rooms and
// sizes.
class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void includesPointDownward_data() { addSourceRows(); }
    void includesPointDownward();
    void filesStaySmall_data() { addSourceRows(); }
    void filesStaySmall();
    void onlyOneFileKnowsTheHttpLibrary();
    void windowsOfTheRoomsStandInRooms();

private:
    static void addSourceRows();
    static QStringList sources(const QString &layer);
    static QString text(const QString &path);
};

// Who may knock at whose door. Nothing else may be included.
static const QHash<QString, QStringList> Allowed{
    {u"core"_qs, {}},
    {u"client"_qs, {u"core"_qs}},
    {u"models"_qs, {u"client"_qs, u"core"_qs}},
    {u"ui"_qs, {u"models"_qs, u"core"_qs}},
    {u"server"_qs, {u"core"_qs}},
    {u"app"_qs, {u"ui"_qs, u"models"_qs, u"client"_qs, u"server"_qs, u"core"_qs}},
};
static const QStringList Roomed{u"ui"_qs, u"models"_qs};
static constexpr int LongestFile = 500;

QStringList TestLayers::sources(const QString &layer)
{
    QStringList files;
    QDirIterator walk(QStringLiteral(SOURCE_DIR "/") + layer, {u"*.h"_qs, u"*.cpp"_qs}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << QDir(QStringLiteral(SOURCE_DIR)).relativeFilePath(walk.next());
    files.sort();
    return files;
}

QString TestLayers::text(const QString &path)
{
    QFile file(QStringLiteral(SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestLayers::addSourceRows()
{
    QTest::addColumn<QString>("path");
    int count = 0;
    for (auto layer = Allowed.keyBegin(); layer != Allowed.keyEnd(); ++layer) {
        for (const QString &path : sources(*layer)) {
            QTest::newRow(qPrintable(path)) << path;
            ++count;
        }
    }
    QVERIFY2(count > 50, "the walk does not find the sources");
}

void TestLayers::includesPointDownward()
{
    QFETCH(QString, path);
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_qs,
                                            QRegularExpression::MultilineOption);
    const QStringList from = path.split(u'/');
    const QString content = text(path);
    QVERIFY2(!content.isEmpty(), qPrintable(path + u" is empty or unreadable"_qs));

    for (const auto &match : include.globalMatch(content)) {
        const QString target = match.captured(1);
        QVERIFY2(!target.contains(u".."_qs), qPrintable(path + u" climbs with "_qs + target));
        const QStringList to = target.split(u'/');
        if (to.size() < 2 || !Allowed.contains(to.first()))
            continue; // a sibling, Qt, the standard library
        const bool sameLayer = from.first() == to.first();
        QVERIFY2(sameLayer || Allowed[from.first()].contains(to.first()),
                 qPrintable(path + u" may not include "_qs + target));
        const bool headerOfModels = from.first() == u"models"_qs && path.endsWith(u".h"_qs);
        QVERIFY2(!headerOfModels || to.first() != u"client"_qs,
                 qPrintable(path + u" would hand on to ui what it includes: "_qs + target));
        const bool rooms =
            Roomed.contains(from.first()) && Roomed.contains(to.first()) && from.size() > 2 && to.size() > 2;
        QVERIFY2(!rooms || from[1] == to[1] || to[1] == u"shared"_qs,
                 qPrintable(path + u" enters its neighbour's room: "_qs + target));
    }
}

void TestLayers::filesStaySmall()
{
    QFETCH(QString, path);
    const qsizetype lines = text(path).count(u'\n');
    QVERIFY2(lines <= LongestFile,
             qPrintable(u"%1 has %2 lines: look for the second room"_qs.arg(path).arg(lines)));
}

void TestLayers::onlyOneFileKnowsTheHttpLibrary()
{
    QStringList knowing;
    for (auto layer = Allowed.keyBegin(); layer != Allowed.keyEnd(); ++layer) {
        for (const QString &path : sources(*layer)) {
            if (text(path).contains(u"<boost/"_qs))
                knowing << path;
        }
    }
    for (const QString &path : knowing)
        QVERIFY2(path.startsWith(u"server/http/"_qs), qPrintable(path + u" includes the HTTP library"_qs));
    QVERIFY2(knowing.size() == 1, qPrintable(u"the HTTP library stands in "_qs + knowing.join(u", "_qs)));
}

void TestLayers::windowsOfTheRoomsStandInRooms()
{
    for (const QString &layer : Roomed) {
        for (const QString &path : sources(layer))
            QVERIFY2(path.count(u'/') >= 2, qPrintable(path + u" stands in the layer's root, in no room"_qs));
    }
}

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
