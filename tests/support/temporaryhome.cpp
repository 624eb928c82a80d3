#include "temporaryhome.h"

#include <QDir>

namespace Minideck {

static constexpr const char *Variables[] = {
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR",
};

TemporaryHome::TemporaryHome()
{
    for (const char *variable : Variables) {
        const QString folder = m_folder.filePath(QString::fromLatin1(variable).toLower());
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, folder.toLocal8Bit());
    }
}

TemporaryHome::~TemporaryHome()
{
    for (const char *variable : Variables)
        qunsetenv(variable);
}

} // namespace Minideck
