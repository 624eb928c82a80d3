#include <app/application.h>
#include <app/commandline.h>
#include <app/firstinstance.h>
#include <app/laterinstance.h>
#include <app/profile.h>
#include <app/quitsignals.h>
#include <app/screens.h>
#include <app/selfcheck.h>
#include <app/settings.h>
#include <app/translations.h>
#include <client/keys/oskeychain.h>
#include <core/version.h>

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Minideck;

namespace {

enum ExitCode { Success = 0, Failure = 1, Usage = 2 };

void print(FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
}

QStringList rawArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

void dump(const Settings &settings, const Profile &profile)
{
    print(stdout,
          u"data folder = %1\nsettings file = %2\n"_qs.arg(profile.dataFolder(), profile.settingsFile()));
    for (const Settings::Entry &entry : settings.all())
        print(stdout, u"%1 = %2  (%3)\n"_qs.arg(entry.name, entry.text(), Settings::toString(entry.source)));
}

int check(const Profile &profile, int &argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QList<Finding> findings = selfCheck(profile);
    print(stdout, report(findings));
    const bool works = std::ranges::none_of(
        findings, [](const Finding &finding) { return finding.grade == Finding::Grade::Missing; });
    return works ? Success : Failure;
}

int askForTheWindow(const Profile &profile, bool sandbox)
{
    LaterInstance later(profile, sandbox);
    QObject::connect(&later, &LaterInstance::finished, &later, [&profile](bool heard) {
        if (!heard) {
            print(stderr,
                  u"minideck: Another Minideck uses %1 but does not answer.\n"_qs.arg(profile.dataFolder()));
        }
        QCoreApplication::exit(heard ? Success : Failure);
    });
    QTimer::singleShot(0, &later, &LaterInstance::start);
    return QCoreApplication::exec();
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

int main(int argc, char **argv)
{
    const CommandLine commandLine = CommandLine::parse(rawArguments(argc, argv));
    switch (commandLine.act) {
    case CommandLine::Act::Refuse:
        print(stderr, commandLine.message);
        return Usage;
    case CommandLine::Act::Help:
    case CommandLine::Act::Version:
        print(stdout, commandLine.message);
        return Success;
    default:
        break;
    }

    const Profile profile(commandLine.profile);
    Settings settings(profile, commandLine);
    if (commandLine.act == CommandLine::Act::ConfigDump) {
        dump(settings, profile);
        return Success;
    }
    if (commandLine.act == CommandLine::Act::Check)
        return check(profile, argc, argv);

    const bool pictures = commandLine.act == CommandLine::Act::Screens;
    if (pictures) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    } else if (!hasDisplay()) {
        print(stderr,
              u"minideck: There is no display. “minideck --screens DIR” writes pictures without one.\n"_qs);
        return Failure;
    }
    if (const double scale = settings.number(Settings::Key::Scale); scale > 1)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));

    QApplication::setApplicationName(productName());
    QApplication::setApplicationVersion(version());
    QApplication::setDesktopFileName(applicationId());
    QApplication qtApplication(argc, argv);
    QApplication::setWindowIcon(QIcon(u":/icons/minideck.svg"_qs));
    installTranslations(settings.text(Settings::Key::Language));

    if (pictures)
        return takeScreens(commandLine);
    const QuitSignals quitSignals;
    if (const auto made = profile.create(); !made) {
        print(stderr, u"minideck: The folder %1 cannot be made.\n"_qs.arg(made.error().detail));
        return Failure;
    }
    FirstInstance instance(profile);
    if (!instance.claim())
        return askForTheWindow(profile, commandLine.sandbox);
    OsKeychain keychain;
    Application application(profile, settings, keychain);
    QObject::connect(&instance, &FirstInstance::raised, &application, &Application::raise);
    application.start(commandLine.sandbox ? Application::Start::Sandbox : Application::Start::LastWorkspace);
    return QApplication::exec();
}
