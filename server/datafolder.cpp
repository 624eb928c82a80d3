#include "datafolder.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Minideck {

static Error unusable(const QString &code, const QString &path, const QString &why)
{
    return Error{
        .kind = ErrorKind::ServerFailed, .code = code, .detail = u"the data folder %1 %2"_qs.arg(path, why)};
}

DataFolder::DataFolder(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{ }

DataFolder::~DataFolder()
{
    ::close(m_lock);
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    if (!QDir(absolute).exists()) {
        const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        if (!QDir().mkpath(absolute) || !QFile::setPermissions(absolute, owner))
            return unusable(u"DATA-UNREADABLE"_qs, absolute, u"cannot be created"_qs);
    }
    const QByteArray lockFile = QFile::encodeName(absolute + u"/server.lock"_qs);
    const int lock = ::open(lockFile.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0) {
        return unusable(u"DATA-UNREADABLE"_qs, absolute,
                        u"cannot be written: "_qs + QString::fromLocal8Bit(std::strerror(errno)));
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return unusable(u"DATA-BUSY"_qs, absolute, u"is in use by another server"_qs);
    }
    return std::unique_ptr<DataFolder>(new DataFolder(absolute, lock));
}

QString DataFolder::databaseFileIn(const QString &path)
{
    return path + u"/platform.sqlite"_qs;
}

QString DataFolder::masterKeyFileIn(const QString &path)
{
    return path + u"/master.key"_qs;
}

QString DataFolder::mailFolder() const
{
    return m_path + u"/mail"_qs;
}

} // namespace Minideck
