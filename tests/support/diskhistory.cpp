#include "diskhistory.h"

#include <QFile>

#include <array>
#include <cstring>

namespace Minideck {

static constexpr qsizetype Sector = 512;

DiskHistory::DiskHistory(const QString &log, const QString &folder)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no log of the disk");
    const QByteArray all = file.readAll();
    for (qsizetype at = 0; at < all.size();) {
        std::array<qint64, 4> head{};
        std::memcpy(head.data(), all.constData() + at, sizeof head);
        at += static_cast<qsizetype>(sizeof head);
        const auto call = static_cast<Call>(head[0]);
        const QString path = QString::fromUtf8(all.mid(at, head[1]));
        at += head[1];
        const QByteArray bytes = all.mid(at, call == Call::Write ? head[3] : 0);
        at += bytes.size();
        m_records.append(
            {.call = call, .file = path.mid(folder.size() + 1), .offset = head[2], .bytes = bytes});
    }
}

DiskHistory::Disk DiskHistory::after(qsizetype calls, Random &random) const
{
    Disk disk;
    QHash<QString, QList<Record>> unsynced;
    for (const Record &record : m_records.first(calls)) {
        if (record.call == Call::Unlink) {
            disk.remove(record.file);
            unsynced.remove(record.file);
        } else if (record.call == Call::Sync) {
            for (const Record &earlier : unsynced.take(record.file))
                apply(disk[record.file], earlier);
        } else {
            unsynced[record.file].append(record);
        }
    }
    // Now and then nothing, or everything, got there; mostly some of it.
    const quint32 manner = random.below(6);
    for (auto file = unsynced.cbegin(); file != unsynced.cend(); ++file) {
        QByteArray &content = disk[file.key()];
        for (const Record &record : file.value()) {
            const quint32 fate = manner == 0 ? 0 : manner == 1 ? 1 : random.below(3);
            if (fate == 1)
                apply(content, record);
            else if (fate == 2)
                applyPart(content, record, random);
        }
    }
    return disk;
}

QByteArray DiskHistory::writtenTo(const QString &file, qsizetype calls) const
{
    QByteArray content;
    for (const Record &record : m_records.first(calls)) {
        if (record.file == file)
            apply(content, record);
    }
    return content;
}

void DiskHistory::apply(QByteArray &content, const Record &record)
{
    if (record.call == Call::Truncate)
        return content.resize(record.offset, '\0');
    if (record.call != Call::Write)
        return;
    const qsizetype end = record.offset + record.bytes.size();
    if (content.size() < end)
        content.resize(end, '\0');
    content.replace(record.offset, record.bytes.size(), record.bytes);
}

void DiskHistory::applyPart(QByteArray &content, const Record &record, Random &random)
{
    if (record.call != Call::Write)
        return apply(content, record);
    for (qsizetype at = 0; at < record.bytes.size(); at += Sector) {
        if (random.below(2) == 0)
            apply(content, {.file = {}, .offset = record.offset + at, .bytes = record.bytes.mid(at, Sector)});
    }
}

} // namespace Minideck
