#include "opencache.h"

#include "await.h"
#include "context.h"
#include "firstsyncer.h"

#include <app/profile.h>

#include <QDirIterator>

namespace Minideck {

QString OpenCache::profileFolder(Context &context)
{
    const QString folder =
        context.scratch().filePath(QStringLiteral("profile-%1").arg(context.options().rows));
    const QString done = folder + QStringLiteral("/synced");
    if (QFile::exists(done))
        return folder;
    const Profile profile(folder);
    need(profile.create());
    {
        FirstSyncer syncer(context.snapshotFile(), profile.dataFolder());
        context.say(QStringLiteral("first sync of the profile"));
        syncer.sync();
    }
    QFile(done).open(QIODevice::WriteOnly);
    return folder;
}

// What is measured is the program, not how fast the disk reads what nobody has looked at for a while.
static void readThrough(const QString &folder)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        while (!file.read(1 << 20).isEmpty()) { }
    }
}

OpenCache::OpenCache(Context &context)
    : m_client({.dataFolder = Profile(profileFolder(context)).dataFolder(), .network = {}}, m_keychain,
               m_clock, m_random)
{
    readThrough(profileFolder(context));
    const KnownAccount account = m_client.knownAccounts().value(0);
    need(await(m_client.openWorkspace(account, m_client.knownWorkspaces(account).value(0))));
}

} // namespace Minideck
