#pragma once

#include <core/random.h>

#include <QHash>
#include <QList>
#include <QString>

namespace Minideck {

//! What a program did to the files of a folder, as faultio wrote it down, and what a disk may hold of it
//! after the power went off. A disk keeps what was synced; of what was written since then it keeps any part
//! in any order, sectors of 512 bytes whole.
class DiskHistory
{
public:
    enum class Call { Write, Sync, Open, Truncate, Unlink }; // as faultio numbers them

    //! Files by name, with their content.
    using Disk = QHash<QString, QByteArray>;

    DiskHistory(const QString &log, const QString &folder);

    //! How many calls there were.
    qsizetype size() const { return m_records.size(); }

    //! A disk after that many calls.
    Disk after(qsizetype calls, Random &random) const;

    //! What was written to a file by then, whether it is on the disk or not.
    QByteArray writtenTo(const QString &file, qsizetype calls) const;

private:
    struct Record
    {
        Call call = Call::Write;
        QString file;
        qint64 offset = 0;
        QByteArray bytes;
    };

    static void apply(QByteArray &content, const Record &record);
    static void applyPart(QByteArray &content, const Record &record, Random &random);

    QList<Record> m_records;
};

} // namespace Minideck
