#pragma once

#include <core/ids.h>

#include <QDateTime>
#include <QString>

namespace Minideck {

//! One letter to one person, plain text.
struct Mail
{
    MailId id;
    QString recipient; //!< an address
    QString subject;
    QString text;
    QString code; //!< the one-time code that stands in the text; empty for none
    QDateTime createdAt;

    bool operator==(const Mail &) const = default;
};

} // namespace Minideck
