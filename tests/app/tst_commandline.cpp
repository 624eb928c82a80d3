#include <app/commandline.h>
#include <core/version.h>
#include <support/quiet.h>

#include <QCommandLineOption>
#include <QtTest>

using namespace Minideck;
using Act = CommandLine::Act;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void startsWithoutArguments();
    void takesItsOptions();
    void helpNamesEveryOption();
    void refusesWithASentence_data();
    void refusesWithASentence();
};

static CommandLine parse(QStringList arguments)
{
    return CommandLine::parse(QStringList{u"minideck"_qs} + arguments);
}

void TestCommandLine::startsWithoutArguments()
{
    const CommandLine line = parse({});
    QCOMPARE(line.act, Act::Start);
    QVERIFY(!line.sandbox);
    QVERIFY(!line.theme && !line.lang && !line.scale);
}

void TestCommandLine::takesItsOptions()
{
    const CommandLine line = parse({u"--screens"_qs, u"tour"_qs, u"--theme=dark"_qs, u"--lang"_qs,
                                    u"zh_CN"_qs, u"--scale"_qs, u"1.5"_qs});
    QCOMPARE(line.act, Act::Screens);
    QCOMPARE(line.screensFolder, u"tour"_qs);
    QCOMPARE(line.theme, u"dark"_qs);
    QCOMPARE(line.lang, u"zh_CN"_qs);
    QCOMPARE(line.scale, 1.5);
    QCOMPARE(parse({u"--version"_qs}).message, u"Minideck "_qs + version() + u'\n');
    QCOMPARE(parse({u"--check"_qs}).act, Act::Check);
    QCOMPARE(parse({u"--config-dump"_qs}).act, Act::ConfigDump);
    QVERIFY(parse({u"--sandbox"_qs, u"--profile"_qs, u"p"_qs}).sandbox);
}

void TestCommandLine::helpNamesEveryOption()
{
    const CommandLine line = parse({u"--help"_qs});
    QCOMPARE(line.act, Act::Help);
    QVERIFY(line.message.startsWith(u"Usage: minideck [options]\n"_qs));
    for (const QCommandLineOption &option : CommandLine::options())
        QVERIFY2(line.message.contains(u"--"_qs + option.names().constLast()),
                 qPrintable(option.names().constLast()));
}

void TestCommandLine::refusesWithASentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{u"--frobnicate"_qs} << u"frobnicate"_qs;
    QTest::newRow("stray argument") << QStringList{u"tea"_qs} << u"tea"_qs;
    QTest::newRow("unknown theme") << QStringList{u"--theme"_qs, u"pink"_qs} << u"pink"_qs;
    QTest::newRow("unknown language") << QStringList{u"--lang"_qs, u"xx_QQ"_qs} << u"xx_QQ"_qs;
    QTest::newRow("scale in words") << QStringList{u"--scale"_qs, u"big"_qs} << u"big"_qs;
    QTest::newRow("scale too large") << QStringList{u"--scale"_qs, u"9"_qs} << u"9"_qs;
    QTest::newRow("scale missing") << QStringList{u"--scale"_qs} << u"scale"_qs;
    QTest::newRow("empty folder") << QStringList{u"--screens"_qs, QString()} << u"--screens"_qs;
    QTest::newRow("empty profile") << QStringList{u"--profile="_qs} << u"--profile"_qs;
}

void TestCommandLine::refusesWithASentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const CommandLine line = parse(arguments);
    QCOMPARE(line.act, Act::Refuse);
    QVERIFY2(line.message.contains(named), qPrintable(line.message));
    QVERIFY(line.message.startsWith(u"minideck: "_qs));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
