#include "emlfolder.h"

#include "mailmessage.h"

#include <QDir>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace Minideck {

static Error unwritable(const QString &file, const QString &why)
{
    return Error{.kind = ErrorKind::ServerFailed,
                 .code = u"MAIL-FOLDER"_qs,
                 .detail = u"the letter %1 cannot be written: %2"_qs.arg(file, why)};
}

//! A new name is safe only when its folder is on the disk.
static bool syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool synced = ::fsync(folder) == 0;
    ::close(folder);
    return synced;
}

EmlFolder::EmlFolder(QString folder, QString sender)
    : m_folder(std::move(folder))
    , m_sender(std::move(sender))
{ }

Result<void> EmlFolder::deliver(const Mail &mail, const std::atomic<bool> &)
{
    const QString path = m_folder + u'/' + mail.id.text() + u".eml"_qs;
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, owner | QFile::ExeOwner))
        return unwritable(path, u"the folder cannot be made"_qs);
    const QByteArray message = toInternetMessage(mail, m_sender);
    QSaveFile file(path);
    // The mode comes before the content.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(owner)
        || file.write(message) != message.size() || !file.commit() || !syncFolder(m_folder))
        return unwritable(path, file.errorString());
    return {};
}

} // namespace Minideck
