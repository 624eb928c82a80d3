#include "profile.h"

#include <QDir>
#include <QStandardPaths>

namespace Minideck {

static QString stateHome()
{
    const QString fromEnvironment = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(fromEnvironment) ? fromEnvironment : QDir::homePath() + u"/.local/state"_qs;
}

Profile::Profile(const QString &folder)
{
    if (folder.isEmpty()) {
        const QString name = u"/minideck"_qs;
        m_data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + name;
        m_config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + name;
        m_state = stateHome() + name;
    } else {
        const QDir root(QDir(folder).absolutePath());
        m_data = root.filePath(u"data"_qs);
        m_config = root.filePath(u"config"_qs);
        m_state = root.filePath(u"state"_qs);
    }
}

QString Profile::sandboxFolder() const
{
    return m_data + u"/sandbox"_qs;
}

QString Profile::settingsFile() const
{
    return m_config + u"/settings.ini"_qs;
}

QString Profile::stateFile() const
{
    return m_state + u"/window.ini"_qs;
}

Result<void> Profile::create() const
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    for (const QString &folder : {m_data, m_config, m_state}) {
        if (!QDir().mkpath(folder))
            return Error{.kind = ErrorKind::CacheFailed, .detail = folder};
        QFile::setPermissions(folder, ownerOnly);
    }
    return {};
}

} // namespace Minideck
