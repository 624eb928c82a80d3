#pragma once

#include "invitationlist.h"

#include <QFuture>
#include <QString>

namespace Minideck {

// What came of a file that somebody has chosen.
struct InvitationFile
{
    enum class Fault { None, TooLong, NotReadable };

    Fault fault = Fault::None;
    QString text;
    QString reason; // the system's
};

// Reading away from the window's thread: a list of ten thousand addresses takes longer than a frame.
QFuture<QList<InvitationEntry>> readInvitations(const QString &text);
QFuture<InvitationFile> readInvitationFile(const QString &path, qint64 longest);

} // namespace Minideck
