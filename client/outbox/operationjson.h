#pragma once

#include <core/types/operation.h>

#include <QByteArray>

namespace Minideck {

//! An error as the outbox keeps it: what is needed to say it again after a restart.
QByteArray toOutboxJson(const Error &error);
Error errorOfOutboxJson(const QByteArray &json);

//! A member as the outbox keeps it.
QByteArray toOutboxJson(const Member &member);
Member memberOfOutboxJson(const QByteArray &json);

} // namespace Minideck
