#pragma once

#include <core/types/demorole.h>

#include <QDateTime>
#include <QString>

namespace Minideck {

class Connection;

//! The demo workspace that every sandbox starts with: always the same people, teams and assignments, with
//! times laid out backwards from `now`.
namespace DemoWorkspace {

//! Its name in the URL.
QString name();

//! The e-mail of its administrator, and the password that all its accounts share. A sandbox on a loopback
//! address accepts it and nothing else does.
QString administrator();
QString password();

//! The e-mail of the person who stands for the role.
QString emailOf(DemoRole role);

//! True if the database has a workspace of that name.
bool exists(Connection &connection);

//! Writes it, with `members` members in all: beyond the fixed 24 they are made up of names in many scripts.
//! `passwordHash` is that of password().
void write(Connection &connection, const QDateTime &now, const QString &passwordHash, int members);

//! Adds the operator of the platform, who is a member of nothing, unless it is there.
void ensureOperator(Connection &connection, const QDateTime &now);

//! Members of the demo workspace that are always the same.
inline constexpr int FixedMembers = 24;

} // namespace DemoWorkspace
} // namespace Minideck
