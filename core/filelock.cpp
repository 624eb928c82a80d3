#include "filelock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Minideck {

FileLock::FileLock(QString path)
    : m_path(std::move(path))
{ }

FileLock::~FileLock()
{
    unlock();
}

FileLock::Outcome FileLock::tryLock()
{
    if (m_file >= 0)
        return Outcome::Held;
    const int file =
        ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Outcome::Impossible;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const Outcome outcome = errno == EWOULDBLOCK ? Outcome::Busy : Outcome::Impossible;
        ::close(file);
        return outcome;
    }
    m_file = file;
    return Outcome::Held;
}

void FileLock::unlock()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

} // namespace Minideck
