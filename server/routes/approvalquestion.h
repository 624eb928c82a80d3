#pragma once

#include "problem.h"

#include <server/store/approvallist.h>

#include <variant>

namespace Minideck {

//! The query parameters of a list of approvals, checked: unknown names, doubled ones and bad values are
//! refused.
struct ApprovalQuestion
{
    ApprovalQuery query;
    int limit = 0;
    QString cursor; //!< empty for the first page

    static std::variant<ApprovalQuestion, Problem> parse(const HttpRequest &request);

    //! What must stay the same from page to page, for the cursor: everything but limit and cursor. `place` is
    //! the list.
    QByteArray identity(const QString &place) const;
};

} // namespace Minideck
