#pragma once

#include <QList>
#include <QString>
#include <QVariant>

namespace Minideck {

class Profile;
struct CommandLine;

// The settings in force, each with where it comes from: built in < settings file < environment < command
// line.
class Settings
{
public:
    enum class Key { Theme, Language, Scale, TextSize, Rows, LetterKeys, Shortcuts };
    enum class Source { BuiltIn, File, Environment, CommandLine };

    struct Entry
    {
        Key key;
        QString name; // as in the file, such as "appearance/theme"
        QVariant value;
        Source source = Source::BuiltIn;

        QString text() const; // several values with commas between
    };

    Settings(const Profile &profile, const CommandLine &commandLine);

    QString text(Key key) const;
    double number(Key key) const;
    bool isOn(Key key) const;
    QStringList list(Key key) const;
    const QList<Entry> &all() const { return m_entries; }

    // Keeps a choice of the user in the settings file; it holds from now on.
    void set(Key key, const QVariant &value);

    static QString toString(Source source);

private:
    const Entry &entry(Key key) const;
    void put(Key key, const QVariant &value, Source source);

    QString m_file;
    QList<Entry> m_entries;
};

} // namespace Minideck
