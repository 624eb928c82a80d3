#include "translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace Minideck {

void installTranslations(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);

    const auto install = [&locale](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(qApp);
        if (translator->load(locale, name, u"_"_qs, folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    install(u"qtbase"_qs, QLibraryInfo::path(QLibraryInfo::TranslationsPath));

    // English first: where a language has no file of ours, its plurals still stand.
    auto *english = new QTranslator(qApp);
    if (english->load(u":/translations/minideck_en.qm"_qs))
        QCoreApplication::installTranslator(english);
    if (locale.language() != QLocale::English)
        install(u"minideck"_qs, u":/translations"_qs);
}

QStringList languages()
{
    QStringList found;
    for (const QString &file :
         QDir(u":/translations"_qs).entryList({u"minideck_*.qm"_qs}, QDir::Files, QDir::Name))
        found << file.mid(9).chopped(3);
    found.removeAll(u"pseudo"_qs); // stretches all texts, for tests of the layout
    return found;
}

} // namespace Minideck
