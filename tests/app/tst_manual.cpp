#include <app/application.h>
#include <app/commandline.h>
#include <app/profile.h>
#include <app/settings.h>
#include <client/keys/memorykeychain.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>
#include <ui/shell/commandcenter.h>
#include <ui/shell/mainwindow.h>

using namespace Minideck;

// The manual and the program say the same; and what the settings keep is what the window has.
class TestManual : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void itTellsTheKeysOfEveryVerb();
    void itTellsEveryOption();
    void everySectionIsReachedByAKeyAndThePalette();
    void keysAreUniqueInTheWholeProgram();
    void choicesHoldAfterARestart();

private:
    static QString text();
};

QString TestManual::text()
{
    QFile file(QStringLiteral(SOURCE_DIR "/packaging/linux/minideck.1.in"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

namespace {

struct Program
{
    explicit Program(const TemporaryHome &home)
        : profile(home.path())
        , made(profile.create().hasValue())
        , settings(profile, {})
        , application(profile, settings, keychain)
    { }

    Profile profile;
    bool made;
    Settings settings;
    MemoryKeychain keychain;
    Application application;
};

QString keysSection(const KeyMap &keys)
{
    QString section = u".SH KEYS\n"_qs;
    QStringList groups;
    for (const ActionSpec &spec : keys.specs()) {
        if (!groups.contains(spec.group))
            groups << spec.group;
    }
    for (const QString &group : groups) {
        QString entries;
        for (const ActionSpec &spec : keys.specs()) {
            if (spec.group != group || spec.keys.isEmpty())
                continue;
            QStringList names;
            for (const QKeySequence &key : spec.keys)
                names << key.toString(QKeySequence::PortableText);
            entries += u".TP\n.B %1\n%2.\n"_qs.arg(names.join(u" or "_qs), actionTitle(spec, true));
        }
        if (!entries.isEmpty())
            section += u".SS %1\n"_qs.arg(group) + entries;
    }
    return section;
}

} // namespace

void TestManual::itTellsTheKeysOfEveryVerb()
{
    const TemporaryHome home;
    Program program(home);
    const QString wanted = keysSection(program.application.keys());
    QVERIFY2(text().contains(wanted), qPrintable(u"The manual lacks:\n"_qs + wanted));
}

void TestManual::itTellsEveryOption()
{
    for (const QCommandLineOption &option : CommandLine::options()) {
        const QString name = u"\\-\\-"_qs + option.names().last().replace(u'-', u"\\-"_qs);
        QVERIFY2(text().contains(name), qPrintable(name));
    }
}

void TestManual::everySectionIsReachedByAKeyAndThePalette()
{
    const TemporaryHome home;
    Program program(home);
    program.application.window().showSections();
    int places = 0;
    for (const PaletteEntry &entry : program.application.window().commands().entries(nullptr)) {
        if (entry.kind != PaletteEntry::Kind::Place || entry.quiet)
            continue;
        ++places;
        QVERIFY2(!entry.keys.isEmpty(), qPrintable(entry.id));
    }
    QCOMPARE(places, 3);
}

void TestManual::keysAreUniqueInTheWholeProgram()
{
    const TemporaryHome home;
    Program program(home);
    const KeyMap &keys = program.application.keys();
    for (const ActionSpec &spec : keys.specs()) {
        for (const QKeySequence &key : spec.keys)
            QVERIFY2(keys.holders(spec.id, key).isEmpty(), qPrintable(spec.id));
    }
}

void TestManual::choicesHoldAfterARestart()
{
    const TemporaryHome home;
    const QList<QKeySequence> own{QKeySequence(Qt::CTRL | Qt::Key_Comma), QKeySequence(Qt::Key_F9)};
    {
        Program program(home);
        QVERIFY(program.made);
        program.application.appearance().setDensity(Density::Comfortable);
        program.application.appearance().setTextSize(120);
        program.application.keys().setLetterKeys(false);
        program.application.keys().setKeys(u"view.refresh"_qs, own);
        program.application.keys().setKeys(u"go.settings"_qs, {});
    }
    Program later(home);
    QCOMPARE(later.application.appearance().density(), Density::Comfortable);
    QCOMPARE(later.application.appearance().textSize(), 120);
    QVERIFY(!later.application.keys().letterKeys());
    QCOMPARE(later.application.keys().keys(u"view.refresh"_qs), own);
    QVERIFY(later.application.keys().keys(u"go.settings"_qs).isEmpty());
    later.application.appearance().setTextSize(100);
}

QTEST_MAIN(TestManual)
#include "tst_manual.moc"
