#include "context.h"

#include "floors/bulkfloor.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

namespace Minideck {

Context::Context(const BenchOptions &options)
    : m_options(options)
    , m_members(options.rows)
{
    if (m_options.dataFolder.isEmpty()) {
        QTemporaryDir folder;
        folder.setAutoRemove(false);
        m_options.dataFolder = folder.path();
        m_options.removeData = true;
    }
    m_scratch.setPath(QDir(m_options.dataFolder).absolutePath());
    m_scratch.mkpath(QStringLiteral("."));
}

Context::~Context()
{
    if (m_options.removeData)
        m_scratch.removeRecursively();
}

QString Context::snapshotFile()
{
    const QString path = m_scratch.filePath(QStringLiteral("snapshot-%1.ndjson").arg(m_options.rows));
    if (QFile::exists(path))
        return path;
    say(QStringLiteral("making up %1 members").arg(m_options.rows));
    QFile file(path + QStringLiteral(".part"));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("Cannot write %s", qUtf8Printable(file.fileName()));
    QByteArray block = m_members.head();
    for (qint64 i = 0; i < m_members.count(); ++i) {
        m_members.appendLine(block, i);
        if (block.size() > 1 << 20) {
            file.write(block);
            block.clear();
        }
    }
    file.write(block + m_members.end());
    file.close();
    file.rename(path);
    return path;
}

QString Context::floorDatabase()
{
    const QString path = m_scratch.filePath(QStringLiteral("floor-%1.db").arg(m_options.rows));
    if (!QFile::exists(path))
        BulkFloor::load(snapshotFile(), path, BulkFloor::Search::Words);
    return path;
}

void Context::say(const QString &what) const
{
    std::fprintf(stderr, "· %s\n", qUtf8Printable(what));
}

} // namespace Minideck
