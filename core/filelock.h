#pragma once

#include <QString>

namespace Minideck {

//! A lock between processes on a file of its own, by flock(): the kernel frees it with its holder, whatever
//! happened to that. The file stays; that it exists says nothing.
class FileLock
{
public:
    enum class Outcome {
        Held,
        Busy,       //!< another holder has it
        Impossible, //!< the file cannot be made, or its file system has no locks
    };

    explicit FileLock(QString path);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    //! Does not wait.
    Outcome tryLock();
    void unlock();

private:
    const QString m_path;
    int m_file = -1;
};

} // namespace Minideck
