#pragma once

#include <core/types/member.h>

#include <QJsonArray>
#include <QJsonObject>

namespace Minideck {

//! A single member of an answer. Snapshots and pages of the feed are read by memberjson.h, which makes no
//! copies.
Member memberOfJson(const QJsonObject &json);

//! Whether it is all of a member. Who may only assign gets less of one, which must not be taken for the rest.
bool isWholeMember(const QJsonObject &json);

//! The same the other way round, with the fields that Member has.
QJsonObject toJson(const Member &member);

//! Assignments as a request names them.
QJsonArray toJson(const QList<Assignment> &assignments);

} // namespace Minideck
