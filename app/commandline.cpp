#include "commandline.h"

#include <core/version.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocale>

namespace Minideck {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

static CommandLine refuse(const QString &sentence)
{
    CommandLine result;
    result.act = CommandLine::Act::Refuse;
    result.message = Texts::tr("minideck: %1\nTry “minideck --help”.\n").arg(sentence);
    return result;
}

QList<QCommandLineOption> CommandLine::options()
{
    return {
        {{u"h"_qs, u"help"_qs}, Texts::tr("Show this help and exit.")},
        {{u"v"_qs, u"version"_qs}, Texts::tr("Show the version and exit.")},
        {u"sandbox"_qs,
         Texts::tr("Start with the sandbox: your own platform on this computer, with sample data.")},
        {u"profile"_qs, Texts::tr("Keep all data and settings in DIR instead of the user's folders."),
         u"DIR"_qs},
        {u"check"_qs,
         Texts::tr("Check what this computer offers (database, keychain, TLS, fonts) and exit.")},
        {u"config-dump"_qs,
         Texts::tr("Print every setting with its value and where it comes from, and exit.")},
        {u"screens"_qs, Texts::tr("Write a picture of every screen to DIR and exit; needs no display."),
         u"DIR"_qs},
        {u"theme"_qs, Texts::tr("Colours: system, light or dark."), u"NAME"_qs},
        {u"lang"_qs, Texts::tr("Language, such as en or zh_CN."), u"CODE"_qs},
        {u"scale"_qs, Texts::tr("Size of everything, from 1 to 4."), u"FACTOR"_qs},
    };
}

static QString helpText(const QCommandLineParser &parser)
{
    // The parser's own text begins with the program's path; ours begins with its name.
    const QString text = parser.helpText();
    return Texts::tr("Usage: minideck [options]\n") + text.mid(text.indexOf(u'\n') + 1);
}

CommandLine CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("The desktop console of a mini program platform."));
    parser.addOptions(options());
    if (!parser.parse(arguments))
        return refuse(parser.errorText());

    CommandLine result;
    if (parser.isSet(u"help"_qs)) {
        result.act = Act::Help;
        result.message = helpText(parser);
        return result;
    }
    if (parser.isSet(u"version"_qs)) {
        result.act = Act::Version;
        result.message = productName() + u' ' + Minideck::version() + u'\n';
        return result;
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(Texts::tr("Unexpected argument “%1”.").arg(parser.positionalArguments().constFirst()));

    result.sandbox = parser.isSet(u"sandbox"_qs);
    result.profile = parser.value(u"profile"_qs);
    if (parser.isSet(u"profile"_qs) && result.profile.isEmpty())
        return refuse(Texts::tr("--profile needs a folder."));

    if (parser.isSet(u"theme"_qs)) {
        result.theme = parser.value(u"theme"_qs);
        if (!QStringList{u"system"_qs, u"light"_qs, u"dark"_qs}.contains(*result.theme))
            return refuse(Texts::tr("--theme knows system, light and dark, not “%1”.").arg(*result.theme));
    }
    if (parser.isSet(u"lang"_qs)) {
        result.lang = parser.value(u"lang"_qs);
        if (*result.lang != u"C"_qs && QLocale(*result.lang).language() == QLocale::C)
            return refuse(
                Texts::tr("--lang needs a language code such as en or zh_CN, not “%1”.").arg(*result.lang));
    }
    if (parser.isSet(u"scale"_qs)) {
        bool isNumber = false;
        const double scale = parser.value(u"scale"_qs).toDouble(&isNumber);
        if (!isNumber || scale < 1 || scale > 4)
            return refuse(
                Texts::tr("--scale needs a number from 1 to 4, not “%1”.").arg(parser.value(u"scale"_qs)));
        result.scale = scale;
    }

    if (parser.isSet(u"screens"_qs)) {
        result.act = Act::Screens;
        result.screensFolder = parser.value(u"screens"_qs);
        if (result.screensFolder.isEmpty())
            return refuse(Texts::tr("--screens needs a folder."));
    } else if (parser.isSet(u"check"_qs)) {
        result.act = Act::Check;
    } else if (parser.isSet(u"config-dump"_qs)) {
        result.act = Act::ConfigDump;
    }
    return result;
}

} // namespace Minideck
