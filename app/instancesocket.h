#pragma once

#include <QString>

namespace Minideck {

class Profile;

// Where the first program with a profile listens for later ones: a socket in the runtime folder of the user,
// because the path of a profile may be longer than a socket may have.
QString instanceSocket(const Profile &profile);

} // namespace Minideck
