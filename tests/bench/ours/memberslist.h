#pragma once

#include <models/members/membersmodel.h>
#include <ui/members/memberlist.h>
#include <ui/shared/rowview.h>

namespace Minideck {

class OpenCache;

// Our list of members as the section shows it, in a window of 1200×800 of its own.
class MembersList
{
public:
    explicit MembersList(OpenCache &cache);

    RowView &view() { return *m_list.view(); }
    MembersModel &model() { return m_model; }

    // Returns when all rows of the question are known.
    void waitForRows(qint64 rows);

private:
    MembersModel m_model;
    MemberList m_list;
};

} // namespace Minideck
