#pragma once

#include "cannedplatform.h"

#include <client/keys/memorykeychain.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>

namespace Minideck {

// Our client, signed in to a canned platform over real HTTP, with an empty cache.
class FirstSyncer
{
public:
    FirstSyncer(const QString &snapshotFile, const QString &dataFolder);

    // Takes the snapshot; returns when its members can be searched.
    void sync();

private:
    CannedPlatform m_platform;
    SystemClock m_clock;
    SystemRandom m_random;
    MemoryKeychain m_keychain;
    PlatformClient m_client;
};

} // namespace Minideck
