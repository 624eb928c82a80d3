#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace Minideck {

//! An answer of the platform, read whole unless its body was streamed away.
struct Reply
{
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    //! The first field of that name, compared without regard to case; empty if there is none.
    QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

} // namespace Minideck
