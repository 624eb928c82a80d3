#pragma once

#include <core/result.h>

#include <QString>

#include <memory>

namespace Minideck {

//! The folder that holds everything a server knows: made private, and held by one process at a time.
class DataFolder
{
public:
    //! Creates the folder with mode 0700 if needed and takes the lock (flock: the system lets go of it
    //! whatever happens to the process). Fails with DATA-BUSY while another process has it.
    static Result<std::unique_ptr<DataFolder>> open(const QString &path);
    ~DataFolder();
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;

    QString databaseFile() const { return databaseFileIn(m_path); }
    static QString databaseFileIn(const QString &path);
    QString masterKeyFile() const { return masterKeyFileIn(m_path); }
    static QString masterKeyFileIn(const QString &path);
    QString mailFolder() const;

private:
    DataFolder(QString path, int lock);

    QString m_path;
    int m_lock;
};

} // namespace Minideck
