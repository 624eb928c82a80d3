#include "refreshlock.h"

#include <core/version.h>

#include <QCryptographicHash>
#include <QStandardPaths>

namespace Minideck {

static QString pathOf(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::TempLocation);
    return folder + u'/' + applicationId() + u".refresh-"_qs + QString::fromLatin1(hash.left(16));
}

RefreshLock::RefreshLock(const QString &name)
    : m_lock(pathOf(name))
{ }

} // namespace Minideck
