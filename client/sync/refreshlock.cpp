#include "refreshlock.h"

#include <core/version.h>

#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Minideck {

RefreshLock::RefreshLock(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::TempLocation);
    m_path = folder + u'/' + applicationId() + u".refresh-"_qs + QString::fromLatin1(hash.left(16));
}

RefreshLock::~RefreshLock()
{
    unlock();
}

bool RefreshLock::tryLock()
{
    if (m_file >= 0)
        return true;
    const int file =
        ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return true;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return false;
    }
    m_file = file;
    return true;
}

void RefreshLock::unlock()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

} // namespace Minideck
