#include "instancesocket.h"

#include "profile.h"

#include <core/version.h>

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace Minideck {

QString instanceSocket(const Profile &profile)
{
    const QByteArray folder = QDir(profile.dataFolder()).canonicalPath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(folder, QCryptographicHash::Sha256).toHex();
    QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (runtime.isEmpty())
        runtime = QStandardPaths::writableLocation(QStandardPaths::TempLocation);
    return runtime + u'/' + applicationId() + u'-' + QString::fromLatin1(hash.left(16));
}

} // namespace Minideck
