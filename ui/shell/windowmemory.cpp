#include "windowmemory.h"

#include <QMainWindow>
#include <QSettings>

namespace Minideck {

static constexpr int Version = 1;
static const QString VersionKey = u"version"_qs;

WindowMemory::WindowMemory(const QString &file)
{
    if (file.isEmpty())
        return;
    m_file = std::make_unique<QSettings>(file, QSettings::IniFormat);
    if (m_file->value(VersionKey).toInt() != Version) {
        m_file->clear();
        m_file->setValue(VersionKey, Version);
    }
}

WindowMemory::~WindowMemory() = default;

void WindowMemory::set(const QString &key, const QVariant &value)
{
    if (m_file && m_file->value(key) != value)
        m_file->setValue(key, value);
}

QVariant WindowMemory::get(const QString &key) const
{
    return m_file ? m_file->value(key) : QVariant();
}

void WindowMemory::save(const QMainWindow &window)
{
    set(u"window/geometry"_qs, window.saveGeometry());
}

bool WindowMemory::restore(QMainWindow &window) const
{
    // Qt moves the window onto a screen that exists and gives up on what it cannot read.
    return window.restoreGeometry(get(u"window/geometry"_qs).toByteArray());
}

void WindowMemory::setNarrowRail(bool narrow)
{
    set(u"window/narrowRail"_qs, narrow);
}

bool WindowMemory::narrowRail() const
{
    return get(u"window/narrowRail"_qs).toBool();
}

void WindowMemory::setSection(const QString &id)
{
    set(u"window/section"_qs, id);
}

QString WindowMemory::section() const
{
    return get(u"window/section"_qs).toString();
}

void WindowMemory::setRecent(const QStringList &keys)
{
    set(u"palette/recent"_qs, keys);
}

QStringList WindowMemory::recent() const
{
    return get(u"palette/recent"_qs).toStringList();
}

void WindowMemory::setPane(const QString &section, const QByteArray &state)
{
    set(u"panes/"_qs + section, state);
}

QByteArray WindowMemory::pane(const QString &section) const
{
    return get(u"panes/"_qs + section).toByteArray();
}

} // namespace Minideck
