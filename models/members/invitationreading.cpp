#include "invitationreading.h"

#include <QFile>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace Minideck {

template <typename T, typename Work>
static QFuture<T> elsewhere(Work work)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

QFuture<QList<InvitationEntry>> readInvitations(const QString &text)
{
    return elsewhere<QList<InvitationEntry>>([text] { return parseInvitations(text); });
}

QFuture<InvitationFile> readInvitationFile(const QString &path, qint64 longest)
{
    return elsewhere<InvitationFile>([path, longest] {
        InvitationFile result;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            result.fault = InvitationFile::Fault::NotReadable;
            result.reason = file.errorString();
            return result;
        }
        const QByteArray bytes = file.read(longest + 1);
        if (bytes.size() > longest)
            result.fault = InvitationFile::Fault::TooLong;
        else
            result.text = decodeInvitations(bytes);
        return result;
    });
}

} // namespace Minideck
