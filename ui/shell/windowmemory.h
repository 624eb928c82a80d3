#pragma once

#include <QByteArray>
#include <QStringList>

#include <memory>

class QMainWindow;
class QSettings;

namespace Minideck {

// Where the window was and how its panes were arranged, in a file of its own: it is no setting, and losing it
// costs nothing. What another version wrote is ignored.
class WindowMemory
{
public:
    explicit WindowMemory(const QString &file); // empty: remembers nothing
    ~WindowMemory();

    void save(const QMainWindow &window);
    bool restore(QMainWindow &window) const;

    void setNarrowRail(bool narrow);
    bool narrowRail() const;
    void setSection(const QString &id);
    QString section() const;
    // What was chosen in the palette lately.
    void setRecent(const QStringList &keys);
    QStringList recent() const;
    void setPane(const QString &section, const QByteArray &state);
    QByteArray pane(const QString &section) const;

private:
    void set(const QString &key, const QVariant &value);
    QVariant get(const QString &key) const;

    std::unique_ptr<QSettings> m_file;
};

} // namespace Minideck
