#pragma once

#include <core/ids.h>

#include <QDateTime>

namespace Minideck {

//! A letter that a sandbox shows instead of sending it (ACC-10). All of it is text from outside.
struct SandboxLetter
{
    MailId id;
    QDateTime createdAt; //!< UTC
    QString recipient;
    QString subject;
    QString text;
    QString code; //!< that the letter is about; may be empty

    bool operator==(const SandboxLetter &) const = default;
};

} // namespace Minideck
