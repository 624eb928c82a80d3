#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace Minideck::JsonShape {

//! What a text of JSON looks like before it is read.
struct Shape
{
    int depth = 0;      //!< of objects and arrays inside each other
    qint64 members = 0; //!< name-value pairs as written
};

//! Counts brackets and colons outside of strings; says nothing about validity.
Shape of(const QByteArray &text);

//! Members of all objects in a value that was read.
qint64 membersIn(const QJsonValue &value);

//! Whether a name or text anywhere holds U+0000, which databases cut at.
bool holdsNul(const QJsonValue &value);

} // namespace Minideck::JsonShape
