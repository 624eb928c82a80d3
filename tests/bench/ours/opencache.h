#pragma once

#include <client/keys/memorykeychain.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>

namespace Minideck {

class Context;

// Our client on a profile, without a network: the cache of the bench's workspace is open.
class OpenCache
{
public:
    // The profile that whole programs start on; filled by a first sync of our client if it is not there yet.
    static QString profileFolder(Context &context);

    explicit OpenCache(Context &context);

    MemberRepository &repository() const { return *m_client.members(); }
    PlatformClient &client() { return m_client; }
    const Clock &clock() const { return m_clock; }

private:
    SystemClock m_clock;
    SystemRandom m_random;
    MemoryKeychain m_keychain;
    PlatformClient m_client;
};

} // namespace Minideck
