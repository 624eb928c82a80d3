#include <app/commandline.h>
#include <app/profile.h>
#include <app/settings.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>

#include <QFileInfo>
#include <QtTest>

using namespace Minideck;
using Key = Settings::Key;
using Source = Settings::Source;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnUnexpectedWarnings();
        qunsetenv("MINIDECK_THEME");
    }
    void laterSourcesWin();
    void aChoiceIsKept();
    void aListIsKeptWithAnyNumberOfValues();
    void whatHoldsForThisRunAloneIsNotWritten();
    void foldersAreForTheirOwnerAlone();
    void aProfileStaysInItsFolder();
};

static Source sourceOf(const Settings &settings, Key key)
{
    for (const Settings::Entry &entry : settings.all()) {
        if (entry.key == key)
            return entry.source;
    }
    return Source::BuiltIn;
}

void TestSettings::laterSourcesWin()
{
    const TemporaryHome home;
    const Profile profile(home.path());
    QVERIFY(profile.create());
    CommandLine line;

    QCOMPARE(Settings(profile, line).text(Key::Theme), u"system"_qs);
    QCOMPARE(sourceOf(Settings(profile, line), Key::Theme), Source::BuiltIn);

    Settings(profile, line).set(Key::Theme, u"dark"_qs);
    QCOMPARE(Settings(profile, line).text(Key::Theme), u"dark"_qs);
    QCOMPARE(sourceOf(Settings(profile, line), Key::Theme), Source::File);

    qputenv("MINIDECK_THEME", "light");
    QCOMPARE(Settings(profile, line).text(Key::Theme), u"light"_qs);
    QCOMPARE(sourceOf(Settings(profile, line), Key::Theme), Source::Environment);

    line.theme = u"system"_qs;
    QCOMPARE(Settings(profile, line).text(Key::Theme), u"system"_qs);
    QCOMPARE(sourceOf(Settings(profile, line), Key::Theme), Source::CommandLine);
}

void TestSettings::aChoiceIsKept()
{
    const TemporaryHome home;
    const Profile profile(home.path());
    QVERIFY(profile.create());
    Settings settings(profile, {});
    settings.set(Key::Scale, 1.5);
    QCOMPARE(settings.number(Key::Scale), 1.5);
    QCOMPARE(Settings(profile, {}).number(Key::Scale), 1.5);
}

void TestSettings::aListIsKeptWithAnyNumberOfValues()
{
    const TemporaryHome home;
    const Profile profile(home.path());
    QVERIFY(profile.create());
    for (const QStringList &list :
         {QStringList{u"go.settings=Ctrl+,"_qs}, QStringList{u"go.settings=Ctrl+,"_qs, u"list.toggle="_qs},
          QStringList()}) {
        Settings settings(profile, {});
        settings.set(Key::Shortcuts, list);
        QCOMPARE(settings.list(Key::Shortcuts), list);
        QCOMPARE(Settings(profile, {}).list(Key::Shortcuts), list);
    }
}

void TestSettings::whatHoldsForThisRunAloneIsNotWritten()
{
    const TemporaryHome home;
    const Profile profile(home.path());
    QVERIFY(profile.create());
    CommandLine line;
    line.theme = u"dark"_qs;
    Settings(profile, line).set(Key::Theme, u"dark"_qs);
    QCOMPARE(Settings(profile, {}).text(Key::Theme), u"system"_qs);
}

void TestSettings::foldersAreForTheirOwnerAlone()
{
    const TemporaryHome home;
    const Profile profile;
    QVERIFY(profile.create());
    for (const QString &folder : {profile.dataFolder(), QFileInfo(profile.settingsFile()).path(),
                                  QFileInfo(profile.stateFile()).path()}) {
        QVERIFY2(folder.startsWith(home.path()), qPrintable(folder));
        QCOMPARE(QFile::permissions(folder)
                     & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther),
                 QFile::Permissions());
    }
}

void TestSettings::aProfileStaysInItsFolder()
{
    const TemporaryHome home;
    const Profile profile(home.filePath(u"second"_qs));
    for (const QString &path :
         {profile.dataFolder(), profile.sandboxFolder(), profile.settingsFile(), profile.stateFile()})
        QVERIFY2(path.startsWith(home.filePath(u"second/"_qs)), qPrintable(path));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
