#include "screens.h"

#include "application.h"
#include "commandline.h"
#include "screentour.h"

#include <client/keys/memorykeychain.h>

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>

namespace Minideck {

int takeScreens(const CommandLine &commandLine)
{
    const QString folder = commandLine.screensFolder;
    const QTemporaryDir home;
    const Profile profile(home.path());
    if (!QDir().mkpath(folder) || !profile.create()) {
        std::fprintf(stderr, "minideck: The folder %s cannot be written to.\n", qPrintable(folder));
        return 1;
    }
    QList<Appearance::Theme> themes{Appearance::Theme::Light, Appearance::Theme::Dark};
    if (commandLine.theme == u"light"_qs)
        themes = {Appearance::Theme::Light};
    else if (commandLine.theme == u"dark"_qs)
        themes = {Appearance::Theme::Dark};

    Settings settings(profile, commandLine);
    MemoryKeychain keychain;
    Application application(profile, settings, keychain);
    ScreenTour tour(application, folder, themes);
    QObject::connect(&tour, &ScreenTour::finished, qApp, [](int exitCode) { QApplication::exit(exitCode); });
    tour.begin();
    return QApplication::exec();
}

} // namespace Minideck
