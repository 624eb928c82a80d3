#pragma once

#include "memberslist.h"
#include "paintprobe.h"

namespace Minideck {

// Puts questions to a shown list and waits for pixels.
class Typist
{
public:
    explicit Typist(MembersList &list);

    // Milliseconds from the question until the list has painted the first page of its answer.
    double type(const MemberQuery &query);

private:
    MembersList &m_list;
    PaintProbe m_probe;
    int m_answers = 0;
};

} // namespace Minideck
