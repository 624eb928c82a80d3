#include "settings.h"

#include "commandline.h"
#include "profile.h"

#include <QSettings>

#include <algorithm>

namespace Minideck {

static QString environmentName(const QString &name)
{
    return u"MINIDECK_"_qs + name.section(u'/', -1).toUpper();
}

Settings::Settings(const Profile &profile, const CommandLine &commandLine)
    : m_file(profile.settingsFile())
    , m_entries{
          {Key::Theme, u"appearance/theme"_qs, u"system"_qs},
          {Key::Language, u"appearance/language"_qs, QString()},
          {Key::Scale, u"appearance/scale"_qs, 1.0},
          {Key::TextSize, u"appearance/textSize"_qs, 100},
          {Key::Rows, u"appearance/rows"_qs, u"default"_qs},
          {Key::LetterKeys, u"keyboard/letters"_qs, true},
          {Key::Shortcuts, u"keyboard/shortcuts"_qs, QStringList()},
      }
{
    const QSettings file(m_file, QSettings::IniFormat);
    for (Entry &entry : m_entries) {
        if (file.contains(entry.name)) {
            entry.value = file.value(entry.name);
            entry.source = Source::File;
        }
        if (const QString variable = environmentName(entry.name);
            qEnvironmentVariableIsSet(qPrintable(variable))) {
            entry.value = qEnvironmentVariable(qPrintable(variable));
            entry.source = Source::Environment;
        }
    }
    if (commandLine.theme)
        put(Key::Theme, *commandLine.theme, Source::CommandLine);
    if (commandLine.lang)
        put(Key::Language, *commandLine.lang, Source::CommandLine);
    if (commandLine.scale)
        put(Key::Scale, *commandLine.scale, Source::CommandLine);
}

QString Settings::text(Key key) const
{
    return entry(key).value.toString();
}

double Settings::number(Key key) const
{
    return entry(key).value.toDouble();
}

bool Settings::isOn(Key key) const
{
    return entry(key).value.toBool();
}

QStringList Settings::list(Key key) const
{
    return entry(key).value.toStringList();
}

QString Settings::Entry::text() const
{
    return value.metaType() == QMetaType::fromType<QStringList>() ? value.toStringList().join(u", "_qs)
                                                                  : value.toString();
}

void Settings::set(Key key, const QVariant &value)
{
    // What holds already is not written: it may come from the command line for this run alone.
    if (entry(key).text() == Entry{key, {}, value}.text())
        return;
    QSettings(m_file, QSettings::IniFormat).setValue(entry(key).name, value);
    put(key, value, Source::File);
}

QString Settings::toString(Source source)
{
    switch (source) {
    case Source::BuiltIn:
        return QStringLiteral("built in");
    case Source::File:
        return QStringLiteral("settings file");
    case Source::Environment:
        return QStringLiteral("environment");
    case Source::CommandLine:
        return QStringLiteral("command line");
    }
    Q_UNREACHABLE();
}

const Settings::Entry &Settings::entry(Key key) const
{
    return *std::ranges::find(m_entries, key, &Entry::key);
}

void Settings::put(Key key, const QVariant &value, Source source)
{
    Entry &found = *std::ranges::find(m_entries, key, &Entry::key);
    found.value = value;
    found.source = source;
}

} // namespace Minideck
