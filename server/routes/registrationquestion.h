#pragma once

#include "problem.h"

#include <core/types/workspace.h>

#include <variant>

namespace Minideck {

//! The query parameters of the list of registrations, checked.
struct RegistrationQuestion
{
    QList<WorkspaceStatus> states; //!< all if empty
    int limit = 0;
    QString cursor; //!< empty for the first page

    static std::variant<RegistrationQuestion, Problem> parse(const HttpRequest &request);

    //! What must stay the same from page to page, for the cursor.
    QByteArray identity() const;
};

} // namespace Minideck
