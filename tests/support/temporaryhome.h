#pragma once

#include <QTemporaryDir>

namespace Minideck {

//! A fresh folder for one test, with all XDG variables pointing into it, so that nothing is read or written
//! elsewhere.
class TemporaryHome
{
public:
    TemporaryHome();
    ~TemporaryHome();

    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace Minideck
