#pragma once

#include "problem.h"

#include <core/types/memberquery.h>
#include <server/http/message.h>

#include <variant>

namespace Minideck {

//! The query parameters of the list of members, checked: unknown names, doubled ones and bad values are
//! refused.
struct MemberQuestion
{
    MemberQuery query;
    int limit = 0;
    QString cursor; //!< empty for the first page

    static std::variant<MemberQuestion, Problem> parse(const HttpRequest &request);

    //! What must stay the same from page to page, for the cursor: everything but limit and cursor.
    QByteArray identity(const QString &workspace) const;
};

} // namespace Minideck
